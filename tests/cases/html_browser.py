#!/usr/bin/env python3
"""The HTML report in headless Chromium, where it is installed (package chromium): no message on the
console, no request but for the page, nothing wider than the window, both colour schemes, closed
findings open on paper, A4. Without Chromium it says so and is content.

usage: PLAN_COMMAND=libplan html_browser.py [FOLDER]    (FOLDER: keeps pictures and PDFs to look at)"""
import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
PLANS = ("examples/lai-chau", "tests/data/invalid/hostile-names",
         "tests/data/invalid/all-plan-errors-at-once", "tests/data/valid/two-areas",
         "tests/data/valid/targets")
SECONDS = 120
wrong = []


def expect(what, true, detail=""):
    if not true:
        wrong.append("%s %s" % (what, detail))


class Browser:
    """Chromium over a pair of pipes: messages of the DevTools protocol, each ended by a 0."""

    def __init__(self, program, profile):
        to_read, self.to_write = os.pipe()
        self.from_read, from_write = os.pipe()
        options = ["--headless=new", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync",
                   "--disable-dev-shm-usage", "--hide-scrollbars", "--user-data-dir=" + profile]
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        # The protocol wants descriptors 3 and 4.
        self.process = subprocess.Popen(
            ["sh", "-c", 'exec "$@" 3<&%d 4>&%d' % (to_read, from_write), "sh", program, *options,
             "about:blank"], pass_fds=(to_read, from_write), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(to_read)
        os.close(from_write)
        self.last, self.rest, self.events, self.session = 0, b"", [], None

    def next_message(self):
        while b"\0" not in self.rest:
            more = os.read(self.from_read, 1 << 20)
            if not more:
                raise RuntimeError("the browser ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        self.last += 1
        request = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.to_write, json.dumps(request).encode() + b"\0")
        while True:
            message = self.next_message()
            if message.get("id") == self.last:
                if "error" in message:
                    raise RuntimeError("%s: %s" % (method, message["error"]))
                return message["result"]
            self.events.append(message)

    def open(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(domain + ".enable")

    def load(self, url):
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.next_message())

    def value(self, expression):
        """Of an expression, once the page is laid out and shown as it was told to be."""
        self.call("Runtime.evaluate", awaitPromise=True, expression="new Promise(done => "
                  "requestAnimationFrame(() => requestAnimationFrame(done)))")
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return result["result"].get("value")

    def close(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()


OVERFLOWING = """[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') &&
!e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName).join()"""
# Of what lies in closed details: how much of it is laid out.
HIDDEN = """[...document.querySelectorAll('details:not([open]) article')]
.filter(e => !e.checkVisibility({contentVisibilityAuto: true}) || e.offsetHeight == 0).length"""


def check_widths(label, browser, keep):
    for scheme, ground in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 24, 29)")):
        browser.call("Emulation.setEmulatedMedia", media="screen",
                     features=[{"name": "prefers-color-scheme", "value": scheme}])
        expect(label, browser.value("getComputedStyle(document.body).backgroundColor") == ground,
               "%s: another ground" % scheme)
        for width in (320, 400, 800, 1600):
            browser.call("Emulation.setDeviceMetricsOverride", width=width, height=1200,
                         deviceScaleFactor=1, mobile=False)
            expect(label, browser.value("document.documentElement.scrollWidth <= innerWidth"),
                   "scrolls sideways at %d: %s" % (width, browser.value(OVERFLOWING)))
            if keep:
                picture = browser.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
                with open("%s-%d-%s.png" % (keep, width, scheme), "wb") as out:
                    out.write(base64.b64decode(picture))


def check_paper(label, browser, keep):
    browser.call("Emulation.setEmulatedMedia", media="print", features=[])
    expect(label, browser.value(HIDDEN) == 0, "closed findings are not printed")
    browser.call("Emulation.setEmulatedMedia", media="", features=[])
    pdf = base64.b64decode(browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    sizes = set(pdf.split(b"/MediaBox")[1:2][0].split(b"]")[0].strip(b" [").split())
    # A4 is 210 mm x 297 mm: 595.28 x 841.89 points.
    expect(label, {round(float(size)) for size in sizes} <= {0, 595, 596, 842}, "not A4: %s" % sizes)
    if keep:
        with open(keep + ".pdf", "wb") as out:
            out.write(pdf)


def check_page(browser, plan, language, scratch, keep):
    folder = os.path.join(ROOT, plan)
    data = [] if any(name.endswith(".csv") for name in os.listdir(folder)) else \
        [os.path.join(ROOT, "tests", "data", "empty-table.csv")]
    label = "%s, %s:" % (os.path.basename(plan), language)
    page = os.path.join(scratch, "page.html")
    with open(page, "wb") as out:
        subprocess.run([COMMAND, "check", "plan.json", *data, "--lang", language, "--format", "html"],
                       cwd=folder, stdout=out, stderr=subprocess.DEVNULL, check=False, timeout=60)
    browser.load("file://" + page)
    keep = keep and os.path.join(keep, "%s.%s" % (os.path.basename(plan), language))
    check_widths(label, browser, keep)
    check_paper(label, browser, keep)
    for event in browser.events:
        method, parameters = event["method"], event["params"]
        if method in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
            wrong.append("%s on the console: %s" % (label, json.dumps(parameters)[:300]))
        if method == "Network.requestWillBeSent":
            expect(label, parameters["request"]["url"] == "file://" + page,
                   "asks for %s" % parameters["request"]["url"])


def main():
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
                   None)
    if program is None:
        print("skipped: Chromium is not installed (package chromium)")
        return 0
    signal.alarm(SECONDS)
    scratch = tempfile.mkdtemp()
    browser = Browser(program, os.path.join(scratch, "profile"))
    try:
        browser.open()
        for plan in PLANS:
            for language in ("vi", "en"):
                check_page(browser, plan, language, scratch, sys.argv[1] if sys.argv[1:] else None)
    finally:
        browser.close()
        time.sleep(0.2)
        shutil.rmtree(scratch, ignore_errors=True)
    for error in wrong:
        print(error)
    print("%d pages in %s, %d errors" % (2 * len(PLANS), os.path.basename(program), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
