"""The covers of bench/gbt_500x32.onnx: see README.md beside this file. Needs numpy 2.

python3 covers.py DATA_FOLDER OUTPUT
"""

import gzip
import struct
import sys

import numpy as np

ROWS, TRAINED, COLUMNS = 300_000, 240_000, 60
MISSING = [2, 5, 9, 13, 21, 27, 31, 38, 51, 54, 56, 59]
LABEL_DRAWS = 606_562  # what the labels and the choice of MISSING took from the generator
SUBSAMPLE, ETA, LAMBDA = 0.8, 0.05, 1.0
LCG, LCG_MASK = 16_807, (1 << 63) - 1


def rows():
    """All rows that the bench model was trained and tested on."""
    rng = np.random.default_rng(42)
    x = np.empty((ROWS, COLUMNS))
    for j in range(20):
        x[:, j] = rng.lognormal(2 + 0.1 * j, 1.2, ROWS)
    for j in range(20):
        x[:, 20 + j] = rng.poisson(rng.lognormal(0.5 + 0.05 * j, 0.8, ROWS))
    for j in range(10):
        x[:, 40 + j] = rng.random(ROWS) < 0.05 + 0.08 * j
    for j in range(10):
        x[:, 50 + j] = rng.standard_normal(ROWS)
    rng.random(LABEL_DRAWS)
    for j in MISSING:
        x[rng.random(ROWS) < 0.15, j] = np.nan
    return x.astype("<f4")


def first_of_mersenne_twister(seed, count):
    """The numbers of C++'s std::mt19937."""
    key = np.empty(624, np.uint32)
    word = seed
    for i in range(624):
        key[i] = word
        word = (1_812_433_253 * (word ^ (word >> 30)) + i + 1) & 0xFFFFFFFF
    generator = np.random.MT19937()
    generator.state = {"bit_generator": "MT19937", "state": {"key": key, "pos": 624}}
    return [int(number) for number in generator.random_raw(count)]


def powers():
    """The multipliers of XGBoost's linear congruential generator, one for each row."""
    all_powers = np.empty(TRAINED, np.uint64)
    power = 1
    for i in range(TRAINED):
        power = (power * LCG) & LCG_MASK
        all_powers[i] = power
    return all_powers


def sampled(multipliers, seed):
    """Which rows XGBoost took for a tree: a Bernoulli draw each."""
    numbers = (multipliers * np.uint64(seed)) & np.uint64(LCG_MASK)
    return (numbers - np.uint64(1)).astype(np.float64) / float(LCG_MASK) < SUBSAMPLE


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def fields(data):
    """Number, wire type and content of each field of a protobuf message."""
    at = 0
    while at < len(data):
        tag, at = varint(data, at)
        if tag & 7 == 0:
            value, at = varint(data, at)
        elif tag & 7 == 5:
            value, at = data[at : at + 4], at + 4
        else:
            size, at = varint(data, at)
            value, at = data[at : at + size], at + size
        yield tag >> 3, tag & 7, value


def attributes(path):
    """The attributes of the tree ensemble of an ONNX file, by name."""
    found = {}
    with open(path, "rb") as file:
        graph = next(value for number, _, value in fields(file.read()) if number == 7)
    for _, _, node in (field for field in fields(graph) if field[0] == 1):
        for _, _, attribute in (field for field in fields(node) if field[0] == 5):
            name, values = None, []
            for number, _, value in fields(attribute):
                if number == 1:
                    name = value.decode()
                elif number == 7:
                    values += struct.unpack("<%df" % (len(value) // 4), value)
                elif number == 8:
                    values.append(value)
                elif number == 9:
                    values.append(value.decode())
            found[name] = values
    return found


def main(folder, output):
    with gzip.open(folder + "/bench/rows_4096x60.f32.gz") as file:
        tested = np.frombuffer(file.read(), "<f4").reshape(-1, COLUMNS)
    x = rows()
    assert np.array_equal(x[TRAINED : TRAINED + len(tested)], tested, equal_nan=True)
    x = x[:TRAINED]
    ensemble = attributes(folder + "/bench/gbt_500x32.onnx")
    weights = dict(
        zip(zip(ensemble["class_treeids"], ensemble["class_nodeids"]), ensemble["class_weights"])
    )
    position = {}
    for i, key in enumerate(zip(ensemble["nodes_treeids"], ensemble["nodes_nodeids"])):
        position[key] = i
    covers = np.zeros(len(position))
    margins = np.zeros(TRAINED)
    multipliers = powers()
    trees = max(ensemble["nodes_treeids"]) + 1
    seeds = first_of_mersenne_twister(0, trees + 1)[1:]
    worst = 0.0
    for tree in range(trees):
        probability = 1 / (1 + np.exp(-margins))
        hessian = probability * (1 - probability)
        taken = sampled(multipliers, seeds[tree])
        pending = [(0, np.arange(TRAINED))]
        while pending:
            node, here = pending.pop()
            at = position[tree, node]
            counted = here[taken[here]]
            covers[at] = hessian[counted].sum()
            if ensemble["nodes_modes"][at] == "LEAF":
                weight = weights[tree, node]
                margins[here] += weight
                # A leaf is -eta * (sum of p - frauds) / (covers + lambda), and the frauds are a whole number.
                frauds = weight / ETA * (covers[at] + LAMBDA) + probability[counted].sum()
                worst = max(worst, abs(frauds - round(frauds)))
                continue
            value = x[here, ensemble["nodes_featureids"][at]]
            missing_is_true = bool(ensemble["nodes_missing_value_tracks_true"][at])
            is_true = np.where(
                np.isnan(value), missing_is_true, value < np.float32(ensemble["nodes_values"][at])
            )
            pending.append((ensemble["nodes_truenodeids"][at], here[is_true]))
            pending.append((ensemble["nodes_falsenodeids"][at], here[~is_true]))
    print("frauds of a leaf are whole numbers within", worst)
    assert worst < 0.1
    with open(output, "wb") as file:
        file.write(gzip.compress(covers.astype("<f4").tobytes(), mtime=0))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
