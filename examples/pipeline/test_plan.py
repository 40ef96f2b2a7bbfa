"""The figures of a plan as a test: `pytest`, or `python3 -m unittest`. Each finding of severity error
is a failure with its place and its words; JUnit and SARIF are left behind in reports/. The
environment variable LIBPLAN names the command."""
import json
import os
import subprocess
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
REPORTS = os.path.join(HERE, "reports")


def check(plan="plan.json"):
    """The exit code, the report, and what the command said beside it."""
    os.makedirs(REPORTS, exist_ok=True)
    done = subprocess.run(
        [os.environ.get("LIBPLAN", "libplan"), "check", plan, "--format", "json",
         "--output", "junit=" + os.path.join(REPORTS, "junit.xml"),
         "--output", "sarif=" + os.path.join(REPORTS, "libplan.sarif")],
        cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, json.loads(done.stdout or b"{}"), done.stderr.decode()


class TestPlan(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.code, cls.report, cls.said = check()

    def test_everything_could_be_checked(self):
        self.assertIn(self.code, (0, 1), self.said)

    def test_no_figure_is_wrong(self):
        for finding in self.report.get("findings", ()):
            with self.subTest(rule=finding["rule"], key=finding["indicator"]):
                if finding["severity"] == "error":
                    self.fail("{file}:{line}:{column}: {message} [{code}]".format(**finding))


if __name__ == "__main__":
    unittest.main()
