/* Flows of least cost by shortest augmenting paths (Busacker and Gowen) with potentials (Edmonds
 * and Karp), so that the search is Dijkstra's. Every arc starts at its cheaper bound; what is then
 * too much in a node goes, unit by unit, to the nearest node that lacks it.
 *
 * A node that has too much keeps potential 0, and that of a node that lacks is the largest of all:
 * the cost of the path just taken. So potentials, and their differences, are bounded by the cost of
 * a simple path. */
#include "apportion_flow.h"

#include <string.h>

static const plan_i128 far_away = (plan_i128)(~(plan_u128)0 >> 1);

plan_status plan_flow_init(plan_flow *flow, size_t nodes, size_t room,
                           const plan_allocator *allocator) {
    plan_flow made;
    memset(&made, 0, sizeof made);
    made.allocator = plan_allocator_or_default(allocator);
    made.nodes = nodes;
    made.room = room;
    made.arc = plan_allocate(&made.allocator, room, sizeof *made.arc);
    made.first = plan_allocate(&made.allocator, nodes + 1, sizeof *made.first);
    made.touching = plan_allocate(&made.allocator, 2 * room, sizeof *made.touching);
    made.potential = plan_allocate_zero(&made.allocator, nodes, sizeof *made.potential);
    made.distance = plan_allocate(&made.allocator, nodes, sizeof *made.distance);
    made.via = plan_allocate(&made.allocator, nodes, sizeof *made.via);
    made.heap = plan_allocate(&made.allocator, nodes, sizeof *made.heap);
    made.standing = plan_allocate(&made.allocator, nodes, sizeof *made.standing);
    made.excess = plan_allocate_zero(&made.allocator, nodes, sizeof *made.excess);
    if (made.arc == NULL || made.first == NULL || made.touching == NULL || made.potential == NULL ||
        made.distance == NULL || made.via == NULL || made.heap == NULL || made.standing == NULL ||
        made.excess == NULL) {
        plan_flow_free(&made);
        return PLAN_NO_MEMORY;
    }
    *flow = made;
    return PLAN_OK;
}

void plan_flow_free(plan_flow *flow) {
    const plan_allocator *allocator = &flow->allocator;
    plan_release(allocator, flow->arc, flow->room, sizeof *flow->arc);
    plan_release(allocator, flow->first, flow->nodes + 1, sizeof *flow->first);
    plan_release(allocator, flow->touching, 2 * flow->room, sizeof *flow->touching);
    plan_release(allocator, flow->potential, flow->nodes, sizeof *flow->potential);
    plan_release(allocator, flow->distance, flow->nodes, sizeof *flow->distance);
    plan_release(allocator, flow->via, flow->nodes, sizeof *flow->via);
    plan_release(allocator, flow->heap, flow->nodes, sizeof *flow->heap);
    plan_release(allocator, flow->standing, flow->nodes, sizeof *flow->standing);
    plan_release(allocator, flow->excess, flow->nodes, sizeof *flow->excess);
}

void plan_flow_add(plan_flow *flow, size_t from, size_t to, int32_t low, int32_t high,
                   plan_i128 cost) {
    plan_flow_arc arc = {cost, from, to, low, high, cost < 0 ? high : low};
    flow->arc[flow->arcs++] = arc;
    flow->excess[from] -= arc.flow;
    flow->excess[to] += arc.flow;
}

/* The arcs under their nodes, by counting. `via` counts what has been placed. */
static void index_arcs(plan_flow *flow) {
    memset(flow->first, 0, (flow->nodes + 1) * sizeof *flow->first);
    memset(flow->via, 0, flow->nodes * sizeof *flow->via);
    for (size_t a = 0; a < flow->arcs; a++) {
        flow->first[flow->arc[a].from + 1]++;
        flow->first[flow->arc[a].to + 1]++;
    }
    for (size_t v = 0; v < flow->nodes; v++) {
        flow->first[v + 1] += flow->first[v];
    }
    for (size_t a = 0; a < flow->arcs; a++) {
        size_t from = flow->arc[a].from, to = flow->arc[a].to;
        flow->touching[flow->first[from] + flow->via[from]++] = a;
        flow->touching[flow->first[to] + flow->via[to]++] = a;
    }
}

/* How much more may go along the arc away from `node`: forwards, or back. */
static int32_t room_of(const plan_flow_arc *arc, size_t node) {
    return arc->from == node ? arc->high - arc->flow : arc->flow - arc->low;
}

static plan_i128 reduced_cost(const plan_flow *flow, const plan_flow_arc *arc) {
    return arc->cost + (flow->potential[arc->from] - flow->potential[arc->to]);
}

static size_t other_end(const plan_flow_arc *arc, size_t node) {
    return arc->from == node ? arc->to : arc->from;
}

/* --- The heap of a search --- */

static void stand(plan_flow *flow, size_t place, size_t node) {
    flow->heap[place] = node;
    flow->standing[node] = place;
}

/* The node goes up from `place` to where its distance belongs. */
static void rise(plan_flow *flow, size_t place, size_t node) {
    while (place > 0) {
        size_t parent = (place - 1) / 2;
        if (flow->distance[flow->heap[parent]] <= flow->distance[node]) {
            break;
        }
        stand(flow, place, flow->heap[parent]);
        place = parent;
    }
    stand(flow, place, node);
}

static size_t take_nearest(plan_flow *flow, size_t *count) {
    size_t nearest = flow->heap[0], node = flow->heap[--*count], place = 0;
    for (size_t child = 1; child < *count; child = 2 * place + 1) {
        if (child + 1 < *count &&
            flow->distance[flow->heap[child + 1]] < flow->distance[flow->heap[child]]) {
            child++;
        }
        if (flow->distance[node] <= flow->distance[flow->heap[child]]) {
            break;
        }
        stand(flow, place, flow->heap[child]);
        place = child;
    }
    if (*count > 0) {
        stand(flow, place, node);
    }
    return nearest;
}

/* --- Least cost --- */

static void look_around(plan_flow *flow, size_t node, size_t *count) {
    for (size_t i = flow->first[node]; i < flow->first[node + 1]; i++) {
        const plan_flow_arc *arc = &flow->arc[flow->touching[i]];
        if (room_of(arc, node) <= 0) {
            continue;
        }
        size_t next = other_end(arc, node);
        plan_i128 cost = reduced_cost(flow, arc);
        plan_i128 distance = flow->distance[node] + (arc->from == node ? cost : -cost);
        if (distance < flow->distance[next]) {
            size_t place = flow->distance[next] == far_away ? (*count)++ : flow->standing[next];
            flow->distance[next] = distance;
            flow->via[next] = flow->touching[i];
            rise(flow, place, next);
        }
    }
}

/* From all nodes that have too much to the nearest that lacks; PLAN_FLOW_NONE where no way leads
 * there. */
static size_t nearest_lack(plan_flow *flow) {
    size_t count = 0;
    for (size_t v = 0; v < flow->nodes; v++) {
        flow->via[v] = PLAN_FLOW_NONE;
        flow->distance[v] = flow->excess[v] > 0 ? 0 : far_away;
        if (flow->excess[v] > 0) {
            stand(flow, count++, v);
        }
    }
    while (count > 0) {
        size_t node = take_nearest(flow, &count);
        if (flow->excess[node] < 0) {
            return node;
        }
        look_around(flow, node, &count);
    }
    return PLAN_FLOW_NONE;
}

static void push(plan_flow *flow, size_t node, int32_t amount) {
    for (size_t a = flow->via[node]; a != PLAN_FLOW_NONE; a = flow->via[node]) {
        plan_flow_arc *arc = &flow->arc[a];
        arc->flow += arc->to == node ? amount : -amount;
        node = other_end(arc, node);
    }
}

/* As much as the way that was found bears. */
static void send(plan_flow *flow, size_t lack) {
    int32_t amount = -flow->excess[lack];
    size_t node = lack;
    for (size_t a = flow->via[node]; a != PLAN_FLOW_NONE; a = flow->via[node]) {
        node = other_end(&flow->arc[a], node);
        int32_t room = room_of(&flow->arc[a], node);
        amount = room < amount ? room : amount;
    }
    amount = flow->excess[node] < amount ? flow->excess[node] : amount;
    push(flow, lack, amount);
    flow->excess[node] -= amount;
    flow->excess[lack] += amount;
}

static bool is_balanced(const plan_flow *flow) {
    for (size_t v = 0; v < flow->nodes; v++) {
        if (flow->excess[v] > 0) {
            return false;
        }
    }
    return true; /* excesses add up to 0 */
}

plan_status plan_flow_solve(plan_flow *flow) {
    index_arcs(flow);
    while (!is_balanced(flow)) {
        size_t lack = nearest_lack(flow);
        if (lack == PLAN_FLOW_NONE) {
            return PLAN_CONTRADICTED;
        }
        plan_i128 most = flow->distance[lack];
        for (size_t v = 0; v < flow->nodes; v++) {
            flow->potential[v] += flow->distance[v] < most ? flow->distance[v] : most;
        }
        send(flow, lack);
    }
    /* Where an arc's reduced cost is not 0, every flow of least cost has the same on it. */
    for (size_t a = 0; a < flow->arcs; a++) {
        if (reduced_cost(flow, &flow->arc[a]) != 0) {
            plan_flow_fix(flow, a);
        }
    }
    return PLAN_OK;
}

/* --- Choice among flows of least cost --- */

bool plan_flow_raise(plan_flow *flow, size_t arc) {
    plan_flow_arc *raised = &flow->arc[arc];
    size_t seen = 0, done = 0;
    if (raised->flow >= raised->high) {
        return false;
    }
    /* Breadth first from its end to its beginning; `heap` is the queue, and being on a way is
     * having a `via`. The end has the arc itself, which the way never goes back on. */
    for (size_t v = 0; v < flow->nodes; v++) {
        flow->via[v] = PLAN_FLOW_NONE;
    }
    flow->via[raised->to] = arc;
    flow->heap[seen++] = raised->to;
    while (done < seen && flow->via[raised->from] == PLAN_FLOW_NONE) {
        size_t node = flow->heap[done++];
        for (size_t i = flow->first[node]; i < flow->first[node + 1]; i++) {
            const plan_flow_arc *next = &flow->arc[flow->touching[i]];
            size_t end = other_end(next, node);
            if (next != raised && flow->via[end] == PLAN_FLOW_NONE && room_of(next, node) > 0) {
                flow->via[end] = flow->touching[i];
                flow->heap[seen++] = end;
            }
        }
    }
    if (flow->via[raised->from] == PLAN_FLOW_NONE) {
        return false;
    }
    flow->via[raised->to] = PLAN_FLOW_NONE;
    push(flow, raised->from, 1);
    raised->flow++;
    return true;
}
