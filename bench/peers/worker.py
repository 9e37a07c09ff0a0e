"""One Python engine that answers questions on a generated graph, line by line (see graph_worker.cpp).

    worker.py igraph|networkx|graph-tool|sqlite FOLDER

Prints "ready <seconds> <version>" or "absent <reason>", then for each line "<question> <first> <count>" of standard input
"<sum> <milliseconds of processor time>", or "none" if the engine has no such question.
"""

import csv
import os
import sqlite3
import sys
import tempfile
import time


def rows(path):
    with open(path, newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


class Folder:
    def __init__(self, path):
        self.nodes = sum(1 for _ in rows(os.path.join(path, "nodes.csv")))
        self.edges = [(int(a), int(b)) for a, b, _, _, _ in rows(os.path.join(path, "edges.csv"))]
        self.weights = [int(w) for _, _, _, w, _ in rows(os.path.join(path, "edges.csv"))]
        self.pairs = []
        for kind, a, b in rows(os.path.join(path, "queries.csv")):
            if kind == "pair":
                self.pairs.append((int(a), int(b)))
            elif kind == "hub":
                self.hub = int(a)
            elif kind == "leaf":
                self.leaf = int(a)


class Igraph:
    def __init__(self, folder):
        import igraph

        self.folder = folder
        self.version = igraph.__version__
        self.graph = igraph.Graph(n=folder.nodes, edges=folder.edges)
        self.graph.es["weight"] = folder.weights
        # Paths are sequences of nodes: parallel ties count at their smallest weight.
        self.simple = self.graph.copy()
        self.simple.simplify(combine_edges=min)

    def unweighted(self, a, b):
        return len(self.graph.get_shortest_paths(a, b)[0]) - 1

    def weighted(self, a, b):
        path = self.graph.get_shortest_paths(a, b, weights="weight", output="epath")[0]
        return int(sum(self.graph.es[path]["weight"]))

    def yen(self, a, b):
        paths = self.simple.get_k_shortest_paths(a, b, k=10, weights="weight", output="epath")
        return int(sum(sum(self.simple.es[path]["weight"]) for path in paths))

    def two_hop(self, node):
        return self.graph.neighborhood_size(node, order=2) - 1

    def components(self):
        return len(self.graph.connected_components())

    def bfs(self):
        return sum(1 for d in self.graph.distances(self.folder.hub)[0] if d != float("inf"))

    def page_rank(self):
        return 0 if self.graph.pagerank() else 1


class Networkx:
    def __init__(self, folder):
        import networkx

        self.nx = networkx
        self.version = networkx.__version__
        self.folder = folder
        self.graph = networkx.Graph()
        self.graph.add_nodes_from(range(folder.nodes))
        for (a, b), weight in zip(folder.edges, folder.weights):
            old = self.graph.get_edge_data(a, b)
            if old is None or weight < old["weight"]:
                self.graph.add_edge(a, b, weight=weight)

    def unweighted(self, a, b):
        return self.nx.shortest_path_length(self.graph, a, b)

    def weighted(self, a, b):
        return self.nx.bidirectional_dijkstra(self.graph, a, b)[0]

    def yen(self, a, b):
        total = 0
        paths = self.nx.shortest_simple_paths(self.graph, a, b, weight="weight")
        for _, path in zip(range(10), paths):
            total += sum(self.graph[x][y]["weight"] for x, y in zip(path, path[1:]))
        return total

    def two_hop(self, node):
        return len(self.nx.single_source_shortest_path_length(self.graph, node, cutoff=2)) - 1

    def components(self):
        return self.nx.number_connected_components(self.graph)

    def bfs(self):
        return len(self.nx.single_source_shortest_path_length(self.graph, self.folder.hub))


class GraphTool:
    def __init__(self, folder):
        from graph_tool import Graph, __version__, topology, util, centrality

        self.version = __version__.split()[0]
        self.topology, self.util, self.centrality = topology, util, centrality
        self.folder = folder
        self.graph = Graph(directed=False)
        self.graph.add_vertex(folder.nodes)
        self.weight = self.graph.new_edge_property("int")
        self.graph.add_edge_list(
            [(a, b, w) for (a, b), w in zip(folder.edges, folder.weights)], eprops=[self.weight])

    def unweighted(self, a, b):
        return int(self.topology.shortest_distance(self.graph, a, b))

    def weighted(self, a, b):
        return int(self.topology.shortest_distance(self.graph, a, b, weights=self.weight))

    def two_hop(self, node):
        hops = self.topology.shortest_distance(self.graph, node, max_dist=2)
        return int((hops.a <= 2).sum()) - 1

    def components(self):
        return len(self.topology.label_components(self.graph)[1])

    def bfs(self):
        return int((self.topology.shortest_distance(self.graph, self.folder.hub).a
                    < self.folder.nodes).sum())

    def page_rank(self):
        return 0 if self.centrality.pagerank(self.graph) else 1


class Sqlite:
    """Both directions in one table with a covering index; searches ask for the ties of a node."""

    def __init__(self, folder):
        self.folder = folder
        self.version = sqlite3.sqlite_version
        self.path = tempfile.mkdtemp() + "/peer.db"
        self.db = sqlite3.connect(self.path)
        self.db.execute("CREATE TABLE arc(a INTEGER, b INTEGER, weight INTEGER)")
        both = ((x, y, w) for (a, b), w in zip(folder.edges, folder.weights)
                for x, y in ((a, b), (b, a)))
        self.db.executemany("INSERT INTO arc VALUES (?, ?, ?)", both)
        self.db.execute("CREATE INDEX by_node ON arc(a, b, weight)")
        self.db.commit()

    def close(self):
        self.db.close()
        os.remove(self.path)
        os.rmdir(os.path.dirname(self.path))

    def neighbors(self, node):
        return [b for (b,) in self.db.execute("SELECT b FROM arc WHERE a = ?", (node,))]

    def unweighted(self, a, b):
        if a == b:
            return 0
        sides = [({a}, [a]), ({b}, [b])]
        ties = 0
        while all(frontier for _, frontier in sides):
            side = 0 if len(sides[0][1]) <= len(sides[1][1]) else 1
            seen, frontier = sides[side]
            other = sides[1 - side][0]
            ties += 1
            found = []
            for node in frontier:
                for neighbor in self.neighbors(node):
                    if neighbor in other:
                        return ties
                    if neighbor not in seen:
                        seen.add(neighbor)
                        found.append(neighbor)
            sides[side] = (seen, found)
        return 0

    def two_hop(self, node):
        sql = ("WITH near(n) AS (SELECT b FROM arc WHERE a = ?1 UNION SELECT y.b FROM arc x "
               "JOIN arc y ON y.a = x.b WHERE x.a = ?1) SELECT count(*) FROM near WHERE n <> ?1")
        return self.db.execute(sql, (node,)).fetchone()[0]


def answer(engine, folder, name, first, count):
    if name in ("unweighted", "weighted", "yen"):
        ask = getattr(engine, name, None)
        return ask and sum(ask(a, b) for a, b in folder.pairs[first:first + count])
    if name in ("two_hop_hub", "two_hop_leaf"):
        return engine.two_hop(folder.hub if name == "two_hop_hub" else folder.leaf)
    ask = getattr(engine, name, None)
    return ask and ask()


def main():
    engines = {"igraph": Igraph, "networkx": Networkx, "graph-tool": GraphTool,
               "sqlite": Sqlite}
    folder = Folder(sys.argv[2])
    start = time.process_time()
    try:
        engine = engines[sys.argv[1]](folder)
    except ImportError as error:
        print("absent", error, flush=True)
        return
    print("ready %.3f %s" % (time.process_time() - start, engine.version), flush=True)
    for line in sys.stdin:
        name, first, count = line.split()
        begin = time.process_time()
        total = answer(engine, folder, name, int(first), int(count))
        took = (time.process_time() - begin) * 1000
        print("none" if total is None else "%d %.6f" % (total, took), flush=True)
    if hasattr(engine, "close"):
        engine.close()


main()
