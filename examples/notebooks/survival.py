"""Draws how many human words each copy of a run still uses, beside what theory expects.

    pip install pandas matplotlib
    python examples/notebooks/survival.py runs/NAME    # writes survival.png

`read` and `survival` may be copied into a notebook as they are.
"""

import sys
from pathlib import Path

import pandas as pd


def read(run, name):
    """Reads a CSV file of a run. The words null, NA and nan stay words; only an empty number is missing."""
    table = pd.read_csv(Path(run) / name, keep_default_na=False, encoding="utf-8")
    for column in table.columns.intersection(["value", "low", "high"]):
        table[column] = pd.to_numeric(table[column], errors="coerce")
    return table


def survival(run, row="surviving-types"):
    """The share of human words that each copy still uses, with the share by theory: a row for each copy."""
    metrics = read(run, "metrics.csv")
    chosen = metrics[(metrics.metric == row) & (metrics.generation > 0)]
    measured = chosen[chosen.model != "theory"].set_index("generation")
    theory = chosen[chosen.model == "theory"].set_index("generation")
    return pd.DataFrame({"copy": measured.model, "measured": measured.value, "theory": theory.value})


def draw(run, to):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    rows = {"all words": "surviving-types", "used once": "surviving-types/1", "2 to 5 times": "surviving-types/2-5"}
    for label, row in rows.items():
        found = survival(run, row)
        (line,) = axes.plot(found["copy"], 100 * found.measured, marker="o", label=label)
        axes.plot(found["copy"], 100 * found.theory, linewidth=5, alpha=0.3, color=line.get_color())
    axes.set(xlabel="copy", ylabel="human words still used, %", ylim=(0, 100))
    axes.legend()
    figure.savefig(to, dpi=150)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("which run? python examples/notebooks/survival.py runs/NAME")
    print(survival(sys.argv[1]).to_string())
    words = read(sys.argv[1], "vocabulary.csv")
    print(f"{len(words):,} words, {(words[words.columns[-1]] == 0).sum():,} of them lost in the last copy")
    draw(sys.argv[1], "survival.png")
