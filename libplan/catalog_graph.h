/* Private: a graph of indicators, to find those that lead to themselves. */
#ifndef PLAN_CATALOG_GRAPH_H
#define PLAN_CATALOG_GRAPH_H

#include "memory.h"

typedef struct plan_graph {
    uint32_t *from, *to; /* edges between indicators */
    size_t count, capacity;
    uint32_t *degree, *first, *queue; /* by indicator */
    uint32_t *next;                   /* by edge: another edge from the same indicator */
    bool *alive;                      /* by indicator, see plan_graph_keep_cycles */
    size_t nodes;
} plan_graph;

/* Room for so many nodes and edges, at least one of each. PLAN_NO_MEMORY. */
plan_status plan_graph_new(const plan_allocator *a, size_t nodes, size_t edges, plan_graph *g);
void plan_graph_free(const plan_allocator *a, plan_graph *g);
/* An edge; nothing where one end is PLAN_NONE. */
void plan_graph_add(plan_graph *g, uint32_t from, uint32_t to);
/* Leaves `alive` those that lie on a cycle, or on a way from one cycle to another. */
void plan_graph_keep_cycles(plan_graph *g);

#endif
