/* Cycles among indicators: what is left when sources, then sinks, were taken off again and again.
 * Linear in nodes and edges, without recursion. */
#include "catalog_graph.h"

#include <string.h>

#include "catalog.h"

void plan_graph_free(const plan_allocator *a, plan_graph *g) {
    plan_release(a, g->from, g->capacity, sizeof *g->from);
    plan_release(a, g->to, g->capacity, sizeof *g->to);
    plan_release(a, g->next, g->capacity, sizeof *g->next);
    plan_release(a, g->degree, g->nodes, sizeof *g->degree);
    plan_release(a, g->first, g->nodes, sizeof *g->first);
    plan_release(a, g->queue, g->nodes, sizeof *g->queue);
    plan_release(a, g->alive, g->nodes, sizeof *g->alive);
}

plan_status plan_graph_new(const plan_allocator *a, size_t nodes, size_t edges, plan_graph *g) {
    memset(g, 0, sizeof *g);
    g->nodes = nodes;
    g->capacity = edges;
    g->from = plan_allocate(a, edges, sizeof *g->from);
    g->to = plan_allocate(a, edges, sizeof *g->to);
    g->next = plan_allocate(a, edges, sizeof *g->next);
    g->degree = plan_allocate(a, nodes, sizeof *g->degree);
    g->first = plan_allocate(a, nodes, sizeof *g->first);
    g->queue = plan_allocate(a, nodes, sizeof *g->queue);
    g->alive = plan_allocate(a, nodes, sizeof *g->alive);
    if (g->from == NULL || g->to == NULL || g->next == NULL || g->degree == NULL ||
        g->first == NULL || g->queue == NULL || g->alive == NULL) {
        plan_graph_free(a, g);
        return PLAN_NO_MEMORY;
    }
    return PLAN_OK;
}

void plan_graph_add(plan_graph *g, uint32_t from, uint32_t to) {
    if (from != PLAN_NONE && to != PLAN_NONE) {
        g->from[g->count] = from;
        g->to[g->count++] = to;
    }
}

/* Takes off whatever no living edge leads to. */
static void peel(plan_graph *g, const uint32_t *from, const uint32_t *to) {
    size_t waiting = 0;
    for (size_t i = 0; i < g->nodes; i++) {
        g->degree[i] = 0;
        g->first[i] = PLAN_NONE;
    }
    for (uint32_t e = 0; e < g->count; e++) {
        if (g->alive[from[e]] && g->alive[to[e]]) {
            g->degree[to[e]]++;
            g->next[e] = g->first[from[e]];
            g->first[from[e]] = e;
        }
    }
    for (uint32_t i = 0; i < g->nodes; i++) {
        if (g->alive[i] && g->degree[i] == 0) {
            g->queue[waiting++] = i;
        }
    }
    while (waiting > 0) {
        uint32_t node = g->queue[--waiting];
        g->alive[node] = false;
        for (uint32_t e = g->first[node]; e != PLAN_NONE; e = g->next[e]) {
            if (--g->degree[to[e]] == 0) {
                g->queue[waiting++] = to[e];
            }
        }
    }
}

void plan_graph_keep_cycles(plan_graph *g) {
    for (size_t i = 0; i < g->nodes; i++) {
        g->alive[i] = true;
    }
    peel(g, g->from, g->to);
    peel(g, g->to, g->from);
}
