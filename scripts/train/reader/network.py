"""The reader's network and its input, as src/answering/reading/encode.ts makes it.

A small pre-norm transformer over characters (4 layers, 192 wide, 3 heads) reads `[start] question [separator] passage`
and gives each character two logits: to be an answer's first and its last. Position 0 stands for "no answer here".
Beside its character each position knows whether that character, and its pairs with its neighbours, stand in the other
part: what two texts share need not be learnt. And which word it stands in: words.py made vectors of the words, of which
the network is told the word's own, how like it is to the likest word of the other part, and how rare it is.
"""
import hashlib
import json

import torch
import torch.nn as nn
import torch.nn.functional as F

PADDING, UNKNOWN, START, SEPARATOR = range(4)
FIRST_CHARACTER = 4
QUESTION, WINDOW = 50, 340
LONGEST_ANSWER = 30
LONGEST_WORD = 6
# A likeness counts by how far it lies above each of these.
LIKENESSES = (0.2, 0.35, 0.5, 0.65, 0.8)
IMPOSSIBLE = -1e4
# Sets of questions over news, which the reader learns from; those over the seeds are kept for judging.
NEWS_SETS = ("news", "local", "close", "civic", "wide", "retold")


def half_of(source):
    """The half, 0 or 1, that questions asked of one source belong to."""
    return int(hashlib.sha256(source.encode()).hexdigest()[:8], 16) % 2


def groups(file):
    """The labelled groups of a file; the lines between that name the features are passed over."""
    for line in open(file, encoding="utf-8"):
        if not line.startswith("["):
            yield json.loads(line)


def units(text):
    """A text by UTF-16 code units, in which all places in the files are counted."""
    coded = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(coded[i] | coded[i + 1] << 8) for i in range(0, len(coded), 2))


def numbered(file, first):
    return {entry: i + first for i, entry in enumerate(open(file, encoding="utf-8").read().split())}


def read_vocabulary(file):
    return numbered(file, FIRST_CHARACTER)


def read_words(file):
    return numbered(file, 1)


class Block(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, mask):
        batch, length, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # By products: 1.2 times faster a step, trained in bfloat16 on processors, than the fused attention.
        with torch.autocast("cpu", enabled=False):
            seen = torch.softmax(q @ k.transpose(2, 3) * (width // self.heads) ** -0.5 + mask.to(q.dtype), 3) @ v
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = x + F.dropout(seen, self.dropout, self.training)
        return x + F.dropout(self.down(F.relu(self.up(self.norm2(x)))), self.dropout, self.training)


class Reader(nn.Module):
    def __init__(self, vocabulary, words, word_width=200, width=192, layers=4, heads=3, inner=768, dropout=0.0):
        """`words` counts the words, with 0 for none."""
        super().__init__()
        self.dropout = dropout
        self.characters = nn.Embedding(vocabulary, width, padding_idx=PADDING)
        self.positions = nn.Embedding(QUESTION + WINDOW + 8, width)
        self.kinds, self.matches = nn.Embedding(2, width), nn.Embedding(8, width)
        for table in (self.characters, self.positions, self.kinds, self.matches):
            nn.init.normal_(table.weight, 0, 0.02)
        self.words, self.rarity = nn.Embedding(words, word_width), nn.Embedding(words, 1)
        self.words.requires_grad_(False), self.rarity.requires_grad_(False)
        self.of_word = nn.Linear(word_width, width, bias=False)
        self.of_likeness = nn.Linear(len(LIKENESSES) + 2, width, bias=False)
        nn.init.zeros_(self.of_word.weight), nn.init.zeros_(self.of_likeness.weight)
        self.blocks = nn.ModuleList(Block(width, heads, inner, dropout) for _ in range(layers))
        self.norm, self.spans = nn.LayerNorm(width), nn.Linear(width, 2)

    def likeness(self, vectors, words, kinds):
        """How like each position's word is to the likest of the other part: (batch, length, features)."""
        other = (kinds[:, :, None] != kinds[:, None, :]) & (words[:, None, :] > 0)
        likest = (vectors @ vectors.transpose(1, 2)).masked_fill(~other, 0).amax(2)
        likest = likest * (words > 0).to(likest.dtype)
        rarity = self.rarity(words)[..., 0]
        above = [F.relu(likest - least) for least in LIKENESSES]
        return torch.stack([*above, rarity, rarity * (1 - likest)], 2)

    def forward(self, ids, positions, kinds, matches, words):
        """All five (batch, length), long; returns logits (batch, length, 2), float32."""
        vectors = self.words(words)
        x = self.characters(ids) + self.positions(positions) + self.kinds(kinds) + self.matches(matches)
        x = x + self.of_word(vectors) + self.of_likeness(self.likeness(vectors, words, kinds))
        x = F.dropout(x, self.dropout, self.training)
        mask = torch.zeros(ids.shape, dtype=x.dtype).masked_fill(ids == PADDING, IMPOSSIBLE)[:, None, None, :]
        for block in self.blocks:
            x = block(x, mask)
        return self.spans(self.norm(x)).float()


def match_bits(text, other):
    characters, pairs = set(other), {other[i : i + 2] for i in range(len(other) - 1)}
    return [
        (character in characters and not character.isspace())
        | (i > 0 and text[i - 1 : i + 1] in pairs) << 1
        | (i + 1 < len(text) and text[i : i + 2] in pairs) << 2
        for i, character in enumerate(text)
    ]


def in_words(text, words):
    """A text's words from the left on, each the longest that is known: their numbers, 0 for none, and their lengths."""
    at = 0
    while at < len(text):
        length = min(LONGEST_WORD, len(text) - at)
        while length > 1 and text[at : at + length] not in words:
            length -= 1
        yield words.get(text[at : at + length], 0), length
        at += length


def word_numbers(text, words):
    """For each character the number of the word that it stands in."""
    return [number for number, length in in_words(text, words) for _ in range(length)]


def encode(question, window, vocabulary, words, shift=0):
    """Five rows of numbers and the position of the window's first character. `shift` moves the window's positions on,
    so that short windows train the later positions too."""
    question, window = units(question)[-QUESTION:], units(window)[:WINDOW]
    offset = len(question) + 2
    ids = [START, *(vocabulary.get(c, UNKNOWN) for c in question), SEPARATOR, *(vocabulary.get(c, UNKNOWN) for c in window)]
    first = QUESTION + 2 + shift
    positions = [*range(offset), *range(first, first + len(window))]
    kinds = [0] * offset + [1] * len(window)
    matches = [0, *match_bits(question, window), 0, *match_bits(window, question)]
    numbers = [0, *word_numbers(question, words), 0, *word_numbers(window, words)]
    return (ids, positions, kinds, matches, numbers), offset


def collate(encoded):
    """(5, batch, length) of padded rows; the length is a multiple of 16."""
    length = (max(len(rows[0]) for rows, _ in encoded) + 15) // 16 * 16
    batch = torch.zeros(5, len(encoded), length, dtype=torch.long)
    for i, (rows, _) in enumerate(encoded):
        for k, row in enumerate(rows):
            batch[k, i, : len(row)] = torch.tensor(row)
    return batch


def span_loss(logits, batch, encoded, marks):
    """Negative log likelihood of the first and of the last character of any of the marked answers; of position 0 for a
    window without any."""
    allowed = (batch[0] != PADDING) & (batch[2] == 1)
    allowed[:, 0] = True
    gold = torch.zeros(*batch[0].shape, 2, dtype=torch.bool)
    for i, ((rows, offset), spans) in enumerate(zip(encoded, marks)):
        held = [(a + offset, b - 1 + offset) for a, b in spans if b - 1 + offset < len(rows[0])] or [(0, 0)]
        for first, last in held:
            gold[i, first, 0] = gold[i, last, 1] = True
    logits = logits.masked_fill(~allowed[..., None], IMPOSSIBLE)
    right = torch.logsumexp(logits.masked_fill(~gold, IMPOSSIBLE), 1)
    return (torch.logsumexp(logits, 1) - right).mean()


def best_span(logits, first, last):
    """Score of the best span within positions [first, last) against no answer, and its place counted from `first`."""
    starts, ends = logits[first:last, 0], logits[first:last, 1]
    sums = starts[:, None] + ends[None, :]
    i = torch.arange(last - first)
    sums = sums.masked_fill((i[None, :] < i[:, None]) | (i[None, :] >= i[:, None] + LONGEST_ANSWER), IMPOSSIBLE)
    best = int(sums.argmax())
    score = float(sums.max() - logits[0, 0] - logits[0, 1])
    return score, best // (last - first), best % (last - first) + 1
