/* Private: flows of least cost that go round in a network, each arc between two bounds. Costs are
 * whole numbers and exact. */
#ifndef PLAN_APPORTION_FLOW_H
#define PLAN_APPORTION_FLOW_H

#include "memory.h"
#include "wide.h"

typedef struct plan_flow_arc {
    plan_i128 cost; /* of one unit */
    size_t from, to;
    int32_t low, high, flow; /* low <= flow <= high */
} plan_flow_arc;

typedef struct plan_flow {
    plan_allocator allocator;
    size_t nodes, arcs, room;
    plan_flow_arc *arc;   /* arcs in use, with room for more */
    size_t *first;        /* nodes + 1: where a node's arcs begin in `touching` */
    size_t *touching;     /* places of arcs, each under both its ends */
    plan_i128 *potential; /* cost + potential[from] - potential[to] is what an arc costs reduced */
    plan_i128 *distance;  /* of a search */
    size_t *via;          /* the arc by which a search came to a node, or PLAN_FLOW_NONE */
    size_t *heap, *standing; /* nodes that a search has seen, nearest first; where a node stands */
    int32_t *excess;         /* what flows in and not out */
} plan_flow;

#define PLAN_FLOW_NONE SIZE_MAX

/* A network without arcs and room for `room` of them. On failure nothing need be freed. */
plan_status plan_flow_init(plan_flow *flow, size_t nodes, size_t room,
                           const plan_allocator *allocator);
void plan_flow_free(plan_flow *flow);

/* One more arc, between two different nodes; low <= high. */
void plan_flow_add(plan_flow *flow, size_t from, size_t to, int32_t low, int32_t high,
                   plan_i128 cost);

/* A flow of least cost among those that keep the bounds and leave nothing in any node;
 * PLAN_CONTRADICTED where there is none. No simple path may cost 2^126 or more. Afterwards `low`
 * and `high` hold what is left to choose: every flow within them costs the same. */
plan_status plan_flow_solve(plan_flow *flow);

/* One unit more on an arc, with others changed so that the flow still keeps all bounds: true, or
 * false where that cannot be. Only after plan_flow_solve. */
bool plan_flow_raise(plan_flow *flow, size_t arc);

/* What flows on the arc is settled. */
static inline void plan_flow_fix(plan_flow *flow, size_t arc) {
    flow->arc[arc].low = flow->arc[arc].high = flow->arc[arc].flow;
}

#endif
