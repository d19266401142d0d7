"""Makes vectors of words out of news, so that the reader knows which words are like one another.

  words.py --corpus DIR --vocabulary FILE --out DIR

Positive pointwise mutual information within four words, the contexts' frequencies to the power of 0.75, and the 200 first
singular directions by the root of their values (Levy, Goldberg and Dagan 2015, "Improving Distributional Similarity").
DIR holds crud_news.txt.xz; FILE is a tokenizer.json whose pieces are taken as words. Writes words.txt and vectors.npz.
"""
import argparse
import json
import lzma
import os
import re
import unicodedata

import numpy
import scipy.sparse

from network import LONGEST_WORD, in_words

WINDOW, WIDTH, SMOOTHING, ITERATIONS, SPARE = 4, 200, 0.75, 5, 20
LONGEST_BODY = 4000
CHUNK = 2_000_000

parser = argparse.ArgumentParser()
parser.add_argument("--corpus", required=True)
parser.add_argument("--vocabulary", required=True)
parser.add_argument("--out", required=True)
args = parser.parse_args()


def bodies():
    seen = set()
    for line in lzma.open(os.path.join(args.corpus, "crud_news.txt.xz"), "rt", encoding="utf-8"):
        body = line[line.find("正文：") + 3 :].strip()[:LONGEST_BODY]
        if body[40:80] not in seen:
            seen.add(body[40:80])
            yield unicodedata.normalize("NFKC", body).lower()


def near(rows, size):
    """How often words stand within WINDOW of one another, each counted by one over their distance."""
    row = numpy.concatenate([numpy.append(row, numpy.zeros(WINDOW, numpy.int32)) for row in rows])
    found = scipy.sparse.csr_matrix((size, size), dtype=numpy.float32)
    for distance in range(1, WINDOW + 1):
        one, other = row[:-distance], row[distance:]
        both = (one > 0) & (other > 0)
        weights = numpy.full(both.sum(), 1 / distance, numpy.float32)
        found += scipy.sparse.coo_matrix((weights, (one[both], other[both])), shape=(size, size)).tocsr()
    return found


def counted(words):
    size = len(words) + 1
    counts, rows, held = scipy.sparse.csr_matrix((size, size), dtype=numpy.float32), [], 0
    for body in bodies():
        numbers = [number for number, _ in in_words(body, words)]
        # Signs and blanks in a row count as one gap.
        rows.append(numpy.array([n for n, after in zip(numbers, [*numbers[1:], 1]) if n or after], numpy.int32))
        held += len(rows[-1])
        if held > CHUNK:
            counts, rows, held = counts + near(rows, size), [], 0
    counts += near(rows, size)
    return (counts + counts.T).tocoo()


def positive_information(counts, frequencies):
    contexts = frequencies**SMOOTHING / (frequencies**SMOOTHING).sum()
    information = numpy.log(counts.data / frequencies[counts.row] / contexts[counts.col])
    kept = information > 0
    places = counts.row[kept], counts.col[kept]
    return scipy.sparse.csr_matrix((information[kept].astype(numpy.float32), places), shape=counts.shape)


def directions(matrix):
    """Rows of the matrix by its first singular directions, of length one (Halko, Martinsson and Tropp 2011)."""
    found = numpy.random.default_rng(1).standard_normal((matrix.shape[0], WIDTH + SPARE)).astype(numpy.float32)
    for _ in range(ITERATIONS):
        found, _ = numpy.linalg.qr(matrix @ (matrix.T @ found))
    left, values, _ = numpy.linalg.svd((matrix.T @ found).T, full_matrices=False)
    vectors = (found @ left[:, :WIDTH]) * numpy.sqrt(values[:WIDTH])
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


pieces = [piece for piece, _ in json.load(open(args.vocabulary, encoding="utf-8"))["model"]["vocab"][3:]]
listed = [piece for piece in pieces if re.fullmatch(r"[^\W\d_]+", piece) and len(piece) <= LONGEST_WORD]
counts = counted({word: i + 1 for i, word in enumerate(listed)})
frequencies = numpy.maximum(numpy.asarray(counts.tocsr().sum(1)).ravel(), 1e-9)
vectors = directions(positive_information(counts, frequencies))
# About between −1 and 2: of the most frequent words and of the rarest.
rarity = (numpy.log(frequencies[1:].sum() / numpy.maximum(frequencies, 1)) - 8) / 4
vectors[0], rarity[0] = 0, 0
os.makedirs(args.out, exist_ok=True)
open(os.path.join(args.out, "words.txt"), "w", encoding="utf-8").write("\n".join(listed) + "\n")
numpy.savez(os.path.join(args.out, "vectors.npz"), vectors=vectors.astype(numpy.float32), rarity=rarity.astype(numpy.float32))
