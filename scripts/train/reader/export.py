"""Writes a reader as a model folder (characters.txt, words.txt, onnx/model_quantized.onnx with 8-bit weights), and what the readers make of the groups that the ranker is trained on.

  export.py model    --out DIR --model models/answer-reader
  export.py readings --out DIR --groups FILE --readings FILE

DIR is train.py's. `readings` lets each question be read by the reader that left it out, one line a group.
"""
import argparse
import json
import os
import shutil
import tempfile

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import FIRST_CHARACTER, NEWS_SETS, Reader, best_span, collate, encode, groups, half_of, read_vocabulary, read_words, units

INPUTS = ["input_ids", "position_ids", "token_type_ids", "match_ids", "word_ids"]
parser = argparse.ArgumentParser()
parser.add_argument("step", choices=["model", "readings"])
parser.add_argument("--out", required=True)
parser.add_argument("--model")
parser.add_argument("--groups")
parser.add_argument("--readings")
args = parser.parse_args()
needed = {"model": ["model"], "readings": ["groups", "readings"]}[args.step]
for name in needed:
    if getattr(args, name) is None:
        parser.error(f"{args.step} needs --{name}")
vocabulary = read_vocabulary(os.path.join(args.out, "characters.txt"))
words = read_words(os.path.join(args.out, "words.txt"))


def write_network(weights, file):
    """The network in ONNX, for onnxruntime 1.14: opset 14, intermediate representation 8, dynamically quantised."""
    model = Reader(len(vocabulary) + FIRST_CHARACTER, len(words) + 1)
    model.load_state_dict(torch.load(os.path.join(args.out, weights)))
    model.eval()
    example = torch.ones(5, 2, 40, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in [*INPUTS, "logits"]}
    whole = file + ".float"
    torch.onnx.export(model, tuple(example), whole, input_names=INPUTS, output_names=["logits"], dynamic_axes=axes, opset_version=14, dynamo=False)
    quantize_dynamic(whole, file, weight_type=QuantType.QInt8)
    os.remove(whole)
    network = onnx.load(file)
    network.ir_version = 8
    onnx.save(network, file)


def model():
    os.makedirs(os.path.join(args.model, "onnx"), exist_ok=True)
    write_network("reader.pt", os.path.join(args.model, "onnx", "model_quantized.onnx"))
    for name in ("characters.txt", "words.txt"):
        shutil.copy(os.path.join(args.out, name), args.model)


def readings():
    sessions = {}
    # onnxruntime does not heed it by itself, and two processes that each use all cores wait for one another.
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", 0))
    with tempfile.TemporaryDirectory() as folder:
        for key, weights in ((0, "without-0.pt"), (1, "without-1.pt"), (None, "reader.pt")):
            file = os.path.join(folder, f"{key}.onnx")
            write_network(weights, file)
            sessions[key] = onnxruntime.InferenceSession(file, options)
    with open(args.readings, "w", encoding="utf-8") as written:
        for group in groups(args.groups):
            trained_on = group["set"] in (*NEWS_SETS, "public")
            session = sessions[half_of(group["source"]) if trained_on else None]
            encoded = [encode(group["question"], window["text"], vocabulary, words) for window in group["windows"]]
            logits = []
            if encoded:
                feed = dict(zip(INPUTS, (rows.numpy() for rows in collate(encoded))))
                logits = [torch.from_numpy(one) for one in session.run(["logits"], feed)[0]]
            found = []
            for row in group["rows"]:
                reading = None
                if row["window"] >= 0:
                    (rows, offset), window = encoded[row["window"]], units(group["windows"][row["window"]]["text"])
                    start, end = row["span"]
                    end = min(offset + end, len(rows[0]))
                    if end > offset + start:
                        score, a, b = best_span(logits[row["window"]], offset + start, end)
                        reading = [round(score, 4), window[start + a : start + b]]
                found.append(reading)
            written.write(json.dumps(found) + "\n")


{"model": model, "readings": readings}[args.step]()
