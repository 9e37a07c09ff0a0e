#!/usr/bin/env python3
"""The server as its clients see it: the same answers as the command line, and no harm from those
who send too much, too slowly, the wrong thing, or from elsewhere.

    serve_test.py PROGRAM STORE.jsonl
"""
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, LINES = sys.argv[1], sys.argv[2]
TOKEN = "a-token-of-enough-letters"


class Server:
    def __init__(self, store, *flags, **environment):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--db", store, "--port", "0", *flags],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={"PATH": os.environ["PATH"], **environment})
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def get(self, target, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, target, headers={k.replace("_", "-"): v for k, v in headers.items()})
        reply = connection.getresponse()
        body = reply.read().decode()
        connection.close()
        return reply.status, body, reply

    def raw(self, data, wait=5):
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as client:
            client.sendall(data)
            return receive(client)

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        code = self.process.wait(20)
        self.process.stdout.close()
        return code


def receive(client):
    """All that comes until the other side closes or says nothing more."""
    data = b""
    try:
        while piece := client.recv(65536):
            data += piece
    except (TimeoutError, ConnectionResetError):
        pass
    return data


class ServeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = os.path.join(cls.folder.name, "graph.lazo")
        subprocess.run([PROGRAM, "import", "-q", "--db", cls.store, LINES], check=True,
                       stdout=subprocess.DEVNULL)
        cls.server = Server(cls.store)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    def lazo(self, *words):
        return subprocess.run([PROGRAM, *words, "--db", self.store, "--json"], text=True,
                              capture_output=True).stdout

    def test_answers_are_those_of_the_command_line(self):
        for target, words in [
            ("search?text=cusma", ["search", "cusma", "--limit", "100"]),
            ("about?name=COPARMEX", ["about", "COPARMEX"]),
            ("neighbors?name=Mexico&status=all&limit=2",
             ["neighbors", "Mexico", "--status", "all", "--limit", "2"]),
            ("neighbors?name=Mexico&status=stated&status=denied",
             ["neighbors", "Mexico", "--status", "stated,denied", "--limit", "100"]),
            ("path?a=COPARMEX&b=Canada", ["path", "COPARMEX", "Canada"]),
            ("explain?a=Mexico&b=T-MEC", ["explain", "Mexico", "T-MEC"]),
            ("timeline", ["timeline", "--limit", "100"]),
            ("stats", ["stats"]),
            ("query?pattern=MATCH+(a)+RETURN+a.name",
             ["query", "MATCH (a) RETURN a.name", "--limit", "100"]),
        ]:
            with self.subTest(target):
                status, body, reply = self.server.get("/api/v1/" + target)
                self.assertEqual(status, 200, body)
                self.assertEqual(reply.getheader("Content-Type"), "application/json")
                # A cursor holds its question, which asks here with a limit of its own.
                self.assertEqual(cursorless(body), cursorless(self.lazo(*words)))

    def test_pages_are_the_whole(self):
        whole = json.loads(self.server.get("/api/v1/neighbors?name=Mexico&limit=0")[1])
        edges, after = [], ""
        while after is not None:
            page = json.loads(self.server.get("/api/v1/neighbors?name=Mexico&limit=2" + after)[1])
            edges += page["edges"]
            after = page["page"]["next"] and "&after=" + page["page"]["next"]
        self.assertEqual(edges, whole["edges"])
        self.assertGreater(len(edges), 2)

    def test_errors_have_their_status(self):
        for target, expected, word in [
            ("/api/v1/neighbors?name=zzzzz", 404, "unknown_name"),
            ("/api/v1/neighbors", 400, "NAME is missing"),
            ("/api/v1/neighbors?name=Mexico&limit=x", 400, "no whole number"),
            ("/api/v1/neighbors?name=Mexico&after=9-000000000000", 400, "cursor"),
            ("/api/v1/neighbors?name=Mexico&db=/etc/passwd", 400, "no parameter 'db'"),
            ("/api/v1/neighbors?name=Mexico&output=/tmp/x", 400, "no parameter 'output'"),
            ("/api/v1/import?path=/etc", 404, "nothing is at"),
            ("/api/v1/forget?document=x", 404, "nothing is at"),
            ("/../../etc/passwd", 404, "nothing is at"),
            ("/api/v1/node?name=%zz", 400, "malformed"),
            ("/api/v1/node?name=%00", 400, "malformed"),
            ("/api/v1/query?pattern=MATCH", 400, "expected"),
        ]:
            with self.subTest(target):
                status, body, _ = self.server.get(target)
                if expected == 400 and word == "expected":
                    self.assertIn(status, (400, 500))
                else:
                    self.assertEqual(status, expected, body)
                self.assertIn(word, body)
                self.assertEqual(json.loads(body)["$schema"], "urn:lazo:schema:error:1")

    def test_other_sites_and_names_are_refused(self):
        get = self.server.get
        self.assertEqual(get("/", Host="evil.example")[0], 421)
        self.assertEqual(get("/api/v1/stats", Host="127.0.0.1")[0], 421)
        self.assertEqual(get("/api/v1/stats", Host=f"localhost:{self.server.port}")[0], 200)
        self.assertEqual(get("/api/v1/stats", Origin="http://evil.example")[0], 403)
        self.assertEqual(get("/api/v1/stats", Origin="null")[0], 403)
        self.assertEqual(get("/api/v1/stats", Sec_Fetch_Site="cross-site")[0], 403)
        own = f"http://127.0.0.1:{self.server.port}"
        self.assertEqual(get("/api/v1/stats", Origin=own)[0], 200)
        for name, value in get("/", Origin=own)[2].getheaders():
            self.assertNotEqual(name.lower(), "access-control-allow-origin", value)

    def test_other_methods_and_bodies_are_refused(self):
        self.assertEqual(self.server.get("/api/v1/stats", method="DELETE")[0], 405)
        head = self.server.get("/api/v1/stats", method="HEAD")
        self.assertEqual((head[0], head[1]), (200, ""))
        self.assertGreater(int(head[2].getheader("Content-Length")), 100)
        body = b"POST /api/v1/stats HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n123456789"
        self.assertIn(b" 413 ", self.server.raw(body))
        chunked = b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n"
        self.assertIn(b" 413 ", self.server.raw(chunked))

    def test_malformed_and_oversized_requests_are_refused(self):
        for data, expected in [
            (b"GET\r\n\r\n", b" 400 "),
            (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b" 400 "),
            (b"GET / HTTP/9.9\r\n\r\n", b" 400 "),
            (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", b" 400 "),
            (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", b" 400 "),
            (b"GET / HTTP/1.1\r\nA: " + b"a" * 70000 + b"\r\n\r\n", b" 431 "),
            (b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", b" 431 "),
            (b"A: b\r\n" * 9000, b" 4"),
        ]:
            with self.subTest(data[:40]):
                reply = self.server.raw(data)
                self.assertTrue(reply.startswith(b"HTTP/1.1" + expected) or reply == b"", reply[:80])
        self.assertEqual(self.server.get("/api/v1/stats")[0], 200)

    def test_requests_sent_together_are_answered_in_turn(self):
        one = f"GET /api/v1/search?text=mex HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\n\r\n"
        last = one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").replace("mex", "canada")
        reply = self.server.raw((one + one + last).encode())
        self.assertEqual(reply.count(b"HTTP/1.1 200 OK"), 3)
        self.assertLess(reply.rfind(b'"text":"mex"'), reply.find(b'"text":"canada"'))

    def test_slow_clients_keep_nobody_waiting(self):
        slow = [socket.create_connection(("127.0.0.1", self.server.port)) for _ in range(300)]
        try:
            for client in slow:
                client.sendall(b"GET / HTTP/1.1\r\nX")
            began = time.monotonic()
            for _ in range(20):
                self.assertEqual(self.server.get("/api/v1/stats")[0], 200)
            self.assertLess(time.monotonic() - began, 5)
            # Their time for a request head runs out although they go on sending.
            slow[0].settimeout(30)
            began = time.monotonic()
            try:
                while time.monotonic() - began < 25:
                    slow[0].sendall(b"x")
                    time.sleep(0.5)
                    slow[0].setblocking(False)
                    try:
                        if slow[0].recv(1) == b"":
                            break
                    except BlockingIOError:
                        pass
                    slow[0].setblocking(True)
            except (BrokenPipeError, ConnectionResetError):
                pass
            self.assertLess(time.monotonic() - began, 15)
        finally:
            for client in slow:
                client.close()

    def test_small_answers_are_not_held_back(self):
        # Without TCP_NODELAY a keep-alive client gets 25 answers a second.
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port)
        began = time.monotonic()
        for _ in range(100):
            connection.request("GET", "/api/v1/")
            connection.getresponse().read()
        connection.close()
        self.assertLess(time.monotonic() - began, 2)

    def test_the_explorer_comes_a_neighbourhood_at_a_time(self):
        status, body, reply = self.server.get("/explore?name=COPARMEX")
        self.assertEqual(status, 200, body[:200])
        self.assertEqual(reply.getheader("Content-Type"), "text/html; charset=utf-8")
        self.assertNotIn('id="lazo-data"', body)  # it asks for its data
        self.assertIn("COPARMEX", body)
        address = re.search('data-source="([^"]+)"', body)[1]
        self.assertIn("connect-src 'self'", body)
        status, data, reply = self.server.get("/" + address.replace("&amp;", "&"))
        self.assertEqual(status, 200, data[:200])
        self.assertEqual(reply.getheader("Content-Type"), "application/json")
        data = json.loads(data)
        self.assertEqual(data["schema"], "urn:lazo:schema:explorer:1")
        self.assertEqual(data["title"], "COPARMEX")
        self.assertEqual(sum(data["nodes"]["focus"]), 1)
        self.assertGreater(len(data["edges"]["id"]), 0)
        self.assertEqual(self.server.get("/api/v1/explorer")[0], 400)
        self.assertEqual(self.server.get("/explore")[0], 400)
        self.assertEqual(self.server.get("/explore?name=zzzzz")[0], 404)
        self.assertEqual(self.server.get("/explore?name=COPARMEX&output=/tmp/x")[0], 400)

    def test_the_page_and_the_description(self):
        status, body, reply = self.server.get("/")
        self.assertEqual(status, 200)
        self.assertIn("default-src 'none'", reply.getheader("Content-Security-Policy"))
        self.assertNotRegex(body, r"(src|href)=[\"']?https?:")
        openapi = json.loads(self.server.get("/api/v1/openapi.json")[1])
        for path, item in openapi["paths"].items():
            with self.subTest(path):
                parameters = item["get"]["parameters"]
                self.assertEqual(len({p["name"] for p in parameters}), len(parameters))
                self.assertNotIn("output", {p["name"] for p in parameters})
                status, body, _ = self.server.get("/api/v1" + path + "?nonsense=1")
                self.assertEqual(status, 400, body)

    def test_changes_of_the_store_are_seen(self):
        with tempfile.TemporaryDirectory() as folder:
            store = os.path.join(folder, "graph.lazo")
            run = lambda *words: subprocess.run([PROGRAM, *words, "-q", "--db", store], check=True,
                                                stdout=subprocess.DEVNULL)
            run("import", LINES)
            server = Server(store)
            before = json.loads(server.get("/api/v1/docs")[1])["documents"]
            nodes = json.loads(server.get("/api/v1/search?text=Mexico")[1])["nodes"]
            run("forget", before[0]["id"])
            after = json.loads(server.get("/api/v1/docs")[1])["documents"]
            self.assertEqual(after, before[1:])
            again = json.loads(server.get("/api/v1/search?text=Mexico")[1])["nodes"]
            self.assertNotEqual(nodes, again)
            self.assertEqual(server.stop(), 0)

    def test_other_machines_need_a_token(self):
        refused = subprocess.run([PROGRAM, "serve", "--db", self.store, "--bind", "0.0.0.0"],
                                 capture_output=True, text=True)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("token", refused.stderr)
        server = Server(self.store, "--bind", "0.0.0.0", LAZO_TOKEN=TOKEN)
        self.assertEqual(server.get("/api/v1/stats")[0], 401)
        self.assertEqual(server.get("/api/v1/stats", Authorization="Bearer wrong")[0], 401)
        self.assertEqual(server.get("/api/v1/stats", Authorization="Bearer " + TOKEN)[0], 200)
        self.assertEqual(
            server.get("/", Authorization="Basic eDphLXRva2VuLW9mLWVub3VnaC1sZXR0ZXJz")[0], 200)
        self.assertEqual(server.stop(signal.SIGINT), 0)

    def test_slow_answers_are_given_up(self):
        server = Server(self.store, "--timeout", "1")
        # A product of everything with everything, which takes far longer than a second.
        pattern = "MATCH+" + ",".join(f"(a{i})" for i in range(9)) + "+RETURN+count(*)"
        began = time.monotonic()
        status, body, _ = server.get("/api/v1/query?pattern=" + pattern)
        self.assertLess(time.monotonic() - began, 10)
        self.assertEqual((status, "too long" in body), (503, True), body)
        self.assertEqual(server.get("/api/v1/search?text=mex")[0], 200)
        server.process.kill()
        server.process.wait()
        server.process.stdout.close()


def cursorless(text):
    answer = json.loads(text)
    if "page" in answer:
        answer["page"]["next"] = bool(answer["page"]["next"])
    return answer


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
