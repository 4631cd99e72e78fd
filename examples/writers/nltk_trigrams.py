"""A writer for `collapse-lab run --writer`: nltk's maximum-likelihood model of the order of the plan.

    pip install nltk
    npx collapse-lab run twenty-chapters --writer "python3 examples/writers/nltk_trigrams.py"

It learns the passages of training.jsonl and writes as many tokens as task.json asks for, a passage a line.
"""
import json
import random
import re
import sys
from pathlib import Path

import nltk
from nltk.lm import MLE
from nltk.lm.preprocessing import padded_everygram_pipeline

START, END = "<s>", "</s>"
# A token is a word or a mark, with the blank before it: joined, they are the text again.
TOKEN = re.compile(r"\s?(?:\w+(?:['’-]\w+)*|[^\w\s])|\s")

if sys.argv[-1] == "--version":
    print(f"nltk {nltk.__version__}, MLE")
    sys.exit()

folder = Path(sys.argv[-1])
task = json.loads((folder / "task.json").read_text(encoding="utf-8"))
order = task["plan"]["order"]
with open(folder / "training.jsonl", encoding="utf-8") as lines:
    passages = [TOKEN.findall(json.loads(line)["text"]) for line in lines]

model = MLE(order)
model.fit(*padded_everygram_pipeline(order, passages))
print(f"{len(model.vocab)} words after {len(passages)} passages", file=sys.stderr)

chance = random.Random(task["seed"])
written = 0
while written < task["tokens"]:
    context = [START] * (order - 1)
    passage = []
    while True:
        # `generate` sorts what may come next at each step; the counts are enough.
        counts = model.counts[context] if order > 1 else model.counts.unigrams
        token = chance.choices(list(counts), weights=list(counts.values()))[0]
        if token == END:
            break
        passage.append(token)
        context = (context + [token])[1:] if order > 1 else context
    written += len(passage)
    print(json.dumps({"text": "".join(passage).strip()}))
