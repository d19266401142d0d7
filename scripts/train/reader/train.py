"""Trains the reader: first on questions made out of news, then on real ones.

  train.py pretrain --data DIR --words DIR --minutes 45 --out DIR
  train.py pretrain --data DIR --from DIR --minutes 45 --out DIR
  train.py finetune --data DIR --epochs 1 [--leave-out 0|1] --out DIR
  train.py average  --out DIR

--from goes on with the pre-trained reader of that folder, the learning rate starting anew; --words is what words.py wrote.
--data holds what prepare.js wrote. With --leave-out one half of the questions, by the article that they are asked of, is
kept from a reader, which judges it when the ranker is trained; `average` makes the mean of the two readers' weights, which
have seen all ("model soups", Wortsman et al. 2022). Without it the reader learns from both.
"""
import argparse
import collections
import json
import os
import random
import shutil
import time

import numpy
import torch

from network import FIRST_CHARACTER, WINDOW, Reader, collate, encode, half_of, read_vocabulary, read_words, span_loss, units

parser = argparse.ArgumentParser()
parser.add_argument("step", choices=["pretrain", "finetune", "average"])
parser.add_argument("--data")
parser.add_argument("--out", required=True)
parser.add_argument("--words")
parser.add_argument("--minutes", type=float, default=45)
parser.add_argument("--from", dest="earlier")
parser.add_argument("--epochs", type=float, default=2)
parser.add_argument("--leave-out", choices=["0", "1"])
parser.add_argument("--seed", type=int, default=1)
args = parser.parse_args()
if args.earlier and args.words:
    parser.error("--from has its own words: leave --words out")
needed = {"pretrain": ["data"] if args.earlier else ["data", "words"], "finetune": ["data"], "average": []}[args.step]
for name in needed:
    if getattr(args, name) is None:
        parser.error(f"{args.step} needs --{name.replace('_', '-')}")
# Passages without the answer beside each that holds it, while pre-training.
OTHERS = 2
# What share of these sets' questions fine-tuning takes: near misses and retold events are to count more.
SHARES = {"public": 0.5, "local": 0.5, "civic": 0.5, "wide": 0.5}
choose = random.Random(args.seed)
torch.manual_seed(args.seed)
at = lambda name: os.path.join(args.out, name)
lines = lambda file: map(json.loads, open(file, encoding="utf-8"))


def run(model, batches, rate, progress):
    """Trains until `progress` (share of the whole, from 0) reaches 1; the rate falls to nothing with it."""
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
    started, mean = time.time(), None
    for step, batch in enumerate(batches):
        done = progress(step)
        if done >= 1:
            return
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 100) * max(0.02, 1 - done)
        encoded, marks = zip(*batch)
        tensors = collate(encoded)
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(*tensors)
        loss = span_loss(logits.float(), tensors, encoded, marks)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        mean = loss.item() if mean is None else 0.97 * mean + 0.03 * loss.item()
        if step % 100 == 0:
            print(f"{step} steps, {time.time() - started:.0f} s, loss {mean:.3f}", flush=True)


def by_length(examples, size):
    """Batches of about equal length, in random order."""
    examples.sort(key=lambda example: len(example[0][0][0]))
    batches = [examples[i : i + size] for i in range(0, len(examples), size)]
    choose.shuffle(batches)
    return batches


def cropped(window, marks):
    length = choose.randint(90, 210)
    if len(window) <= length:
        return window, marks
    if marks:
        first, last = choose.choice(marks)
        start = first - choose.randint(5, max(5, length - (last - first)))
        start = max(0, min(len(window) - length, start))
        inside = [(a - start, b - start) for a, b in marks if a >= start and b <= start + length]
    else:
        start, inside = choose.randint(0, len(window) - length), []
    return window[start : start + length], inside


def pretrain():
    os.makedirs(args.out, exist_ok=True)
    counts, rows = collections.Counter(), []
    for i, row in enumerate(lines(os.path.join(args.data, "news.jsonl"))):
        if i % 3 == 0:
            counts.update(units(row["passage"]))
        if row["recurring"] or choose.random() < 0.35:
            rows.append(row)
    rows += lines(os.path.join(args.data, "reported.jsonl"))
    for row in lines(os.path.join(args.data, "public.jsonl")):
        counts.update(units(row["question"] + row["answering"][0]["text"]))
    if args.earlier:
        for name in ("characters.txt", "words.txt"):
            shutil.copy(os.path.join(args.earlier, name), at(name))
    else:
        shutil.copy(os.path.join(args.words, "words.txt"), at("words.txt"))
        characters = [c for c, n in counts.most_common(5600) if n >= 8 and not c.isspace() and not "\ud800" <= c <= "\udfff"]
        open(at("characters.txt"), "w", encoding="utf-8").write("\n".join(characters) + "\n")
    vocabulary, words = read_vocabulary(at("characters.txt")), read_words(at("words.txt"))

    def batches():
        while True:
            choose.shuffle(rows)
            for k in range(0, len(rows), 640):
                examples = []
                for row in rows[k : k + 640]:
                    windows = [(row["passage"], row["marks"])]
                    windows += [(other, []) for other in choose.sample(row["others"], min(OTHERS, len(row["others"])))]
                    for window, marks in windows:
                        window, marks = cropped(units(window), marks)
                        examples.append((encode(row["question"], window, vocabulary, words, choose.randint(0, max(0, WINDOW - len(window)))), marks))
                yield from by_length(examples, 64)

    model = Reader(len(vocabulary) + FIRST_CHARACTER, len(words) + 1)
    if args.earlier:
        model.load_state_dict(torch.load(os.path.join(args.earlier, "pretrained.pt")))
    else:
        made = numpy.load(os.path.join(args.words, "vectors.npz"))
        model.words.weight.data = torch.from_numpy(made["vectors"])
        model.rarity.weight.data = torch.from_numpy(made["rarity"])[:, None]
    started = time.time()
    run(model, batches(), 8e-4, lambda step: (time.time() - started) / (60 * args.minutes))
    torch.save(model.state_dict(), at("pretrained.pt"))


def labelled():
    """(question, windows that answer with their marks, windows that do not) of what is learnt from."""
    learnt = lambda source: args.leave_out is None or half_of(source) != int(args.leave_out)
    for row in lines(os.path.join(args.data, "public.jsonl")):
        if learnt(row["source"]) and choose.random() < SHARES["public"]:
            answering = [(window["text"], window["marks"]) for window in row["answering"]]
            yield row["question"], answering[:1], row["others"][:3]
    for row in lines(os.path.join(args.data, "labelled.jsonl")):
        if not learnt(row["source"]) or choose.random() >= SHARES.get(row["set"], 1):
            continue
        answering = [(w["text"], w["marks"]) for w in row["windows"] if w["marks"]] if row["answerable"] else []
        others = [w["text"] for w in row["windows"] if not (w["marks"] and row["answerable"])]
        if answering or not row["answerable"]:
            yield row["question"], answering[:2], others[: 4 if answering else 3]


def finetune():
    vocabulary, words = read_vocabulary(at("characters.txt")), read_words(at("words.txt"))
    model = Reader(len(vocabulary) + FIRST_CHARACTER, len(words) + 1, dropout=0.1)
    model.load_state_dict(torch.load(at("pretrained.pt")))
    questions = list(labelled())

    def examples():
        found = []
        for question, answering, others in questions:
            found += [(question, window, marks) for window, marks in answering]
            found += [(question, window, []) for window in choose.sample(others, min(3, len(others)))]
        choose.shuffle(found)
        return found

    total = len(examples()) * args.epochs / 32
    print(f"{len(questions)} questions, {total:.0f} steps")

    def batches():
        while True:
            found = examples()
            for k in range(0, len(found), 512):
                yield from by_length([(encode(q, w, vocabulary, words), marks) for q, w, marks in found[k : k + 512]], 32)

    run(model, batches(), 5e-4, lambda step: step / total)
    torch.save(model.state_dict(), at("reader.pt" if args.leave_out is None else f"without-{args.leave_out}.pt"))


def average():
    one, other = (torch.load(at(f"without-{half}.pt")) for half in "01")
    torch.save({name: (one[name] + other[name]) / 2 for name in one}, at("reader.pt"))


{"pretrain": pretrain, "finetune": finetune, "average": average}[args.step]()
