"""What scripts of cases count and compare, and the small files that they write."""
checks = 0
wrong = []


def need(held, *what):
    global checks
    checks += 1
    if not held:
        wrong.append(" ".join(map(str, what)))


def same(what, found, expected):
    need(found == expected, "%s:\n  found    %.2000r\n  expected %.2000r" % (what, found, expected))


def end(least):
    """Tells what was wrong; the exit code, 0 where nothing was and there were so many checks."""
    print("\n".join(wrong))
    print("%d checks, %d wrong" % (checks, len(wrong)))
    return 1 if wrong or checks < least else 0


def write(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def read(path):
    with open(path, encoding="utf-8") as text:
        return text.read()
