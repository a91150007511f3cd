// Trains the demo model on packed documents (make-data.ts), or checks its gradient. No dependencies.
//   g++ -O3 -march=x86-64-v3 -ffast-math -fopenmp train.cpp -o train
//   ./train check
//   ./train FOLDER OUT [-load FILE] [-tokens 512] [-rows 8] [-steps 1200] [-rate 0.003] [-skip 0] [-minutes 1e9]
#include <omp.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "model.h"

using std::string;
using std::vector;

static double seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// xorshift64*-like; fixed seed, so that a run begins the same every time.
static uint64_t randomState = 88172645463325252ull;
static double uniform() {
  randomState ^= randomState << 13;
  randomState ^= randomState >> 7;
  randomState ^= randomState << 17;
  return (randomState >> 11) * (1.0 / 9007199254740992.0);
}
static double gauss() { return sqrt(-2 * log(1 - uniform())) * cos(6.283185307179586 * uniform()); }

// Small random matrices, scaled to keep the size of what passes through; norms are one.
static Floats initialWeights(const Shape& s, const Layout& at) {
  Floats w(at.total);
  for (auto& x : w) x = 0.02f * gauss();
  auto fill = [&](size_t from, size_t count) { std::fill_n(w.begin() + from, count, 1.f); };
  auto scale = [&](size_t from, size_t count, float factor) {
    for (size_t i = 0; i < count; i++) w[from + i] *= factor;
  };
  const size_t d = s.width, kv = s.keyValueWidth(), ff = s.feedForward;
  const float wide = 1 / sqrtf((float)d) / 0.02f, residual = 1 / sqrtf(2.f * s.layers);
  fill(at.finalNorm, d);
  for (auto& l : at.layers) {
    fill(l.attentionNorm, d);
    fill(l.feedForwardNorm, d);
    scale(l.query, d * d, wide);
    scale(l.key, kv * d, wide);
    scale(l.value, kv * d, wide);
    scale(l.attentionOutput, d * d, wide * residual);
    scale(l.gate, ff * d, wide);
    scale(l.up, ff * d, wide);
    scale(l.down, ff * d, residual / sqrtf((float)ff) / 0.02f);
  }
  return w;
}

// The checkpoint: eight 32-bit numbers, then all weights as float32.
constexpr int kMagic = 0x544e594c;

static void save(const string& path, const Shape& s, int tokens, const Floats& w) {
  FILE* file = fopen(path.c_str(), "wb");
  const int header[8] = {kMagic, s.vocabulary, s.width, s.layers, s.heads, s.keyValueHeads, s.feedForward, tokens};
  if (!file || fwrite(header, 4, 8, file) != 8 || fwrite(w.data(), 4, w.size(), file) != w.size()) {
    perror(path.c_str());
    exit(1);
  }
  fclose(file);
}

static void load(const string& path, Floats& w) {
  FILE* file = fopen(path.c_str(), "rb");
  int header[8];
  if (!file || fread(header, 4, 8, file) != 8 || header[0] != kMagic || fread(w.data(), 4, w.size(), file) != w.size()) {
    fprintf(stderr, "%s is no checkpoint of this shape\n", path.c_str());
    exit(1);
  }
  fclose(file);
}

template <class T>
static vector<T> readAll(const string& path) {
  FILE* file = fopen(path.c_str(), "rb");
  if (!file) {
    perror(path.c_str());
    exit(1);
  }
  fseek(file, 0, SEEK_END);
  vector<T> values(ftell(file) / sizeof(T));
  rewind(file);
  if (fread(values.data(), sizeof(T), values.size(), file) != values.size()) exit(1);
  fclose(file);
  return values;
}

// Cuts the stream of documents into rows; every row begins with a document, and a cut one is not continued.
struct Rows {
  const vector<uint16_t>& tokens;
  const vector<uint32_t>& starts;
  size_t document = 0;
  bool next(int count, vector<uint16_t>& row) {
    if (document + 1 >= starts.size() || starts[document] + count + 1 > tokens.size()) return false;
    const size_t from = starts[document], to = from + count + 1;
    row.assign(&tokens[from], &tokens[from] + count + 1);
    while (document + 1 < starts.size() && starts[document] < to) document++;
    return true;
  }
};

// Compares the gradient with differences of the loss at single weights of a small model.
static int checkGradient() {
  Shape s;
  s.vocabulary = 96, s.width = 32, s.layers = 2, s.feedForward = 64;
  const int count = 70, tries = 60;
  const Layout at(s);
  Floats weights = initialWeights(s, at);
  const Rotations rotations(count, s.headWidth());
  vector<uint16_t> tokens(count + 1);
  for (auto& x : tokens) x = (int)(uniform() * s.vocabulary) | (uniform() < .5 ? kLearned : 0);
  // Only learned tokens count in the loss, so only they may count in the gradient here.
  Work work;
  work.allocate(s, count, at.total);
  run(s, at, weights.data(), rotations, work, tokens.data(), count, 0.f, true, 1.f);
  double worst = 0;
  for (int i = 0; i < tries; i++) {
    const size_t place = i < 10 ? at.layers[0].attentionNorm + i : (size_t)(uniform() * at.total);
    const float before = weights[place], step = 6e-3f;
    auto lossAt = [&](float value) {
      weights[place] = value;
      Work other;
      other.allocate(s, count, 1);
      run(s, at, weights.data(), rotations, other, tokens.data(), count, 0.f, false, 1.f);
      return other.loss;
    };
    const double measured = (lossAt(before + step) - lossAt(before - step)) / (2 * step), computed = work.gradient[place];
    weights[place] = before;
    worst = std::max(worst, fabs(measured - computed) / (fabs(measured) + fabs(computed) + 1e-2));
  }
  printf("largest relative difference %.4f\n", worst);
  return worst < 0.03 ? 0 : 1;
}

int main(int argc, char** argv) {
  if (argc == 2 && string(argv[1]) == "check") return checkGradient();
  if (argc < 3) {
    fprintf(stderr, "usage: train check | train FOLDER OUT [-option value ...]\n");
    return 2;
  }
  const string folder = argv[1], out = argv[2];
  Shape s;
  int count = 512, rowsPerStep = 8, steps = 1200;
  float rate = 3e-3f, minutes = 1e9f;
  size_t skip = 0;
  string from;
  for (int i = 3; i + 1 < argc; i += 2) {
    const string option = argv[i], value = argv[i + 1];
    if (option == "-load") from = value;
    else if (option == "-tokens") count = atoi(value.c_str());
    else if (option == "-rows") rowsPerStep = atoi(value.c_str());
    else if (option == "-steps") steps = atoi(value.c_str());
    else if (option == "-rate") rate = atof(value.c_str());
    else if (option == "-skip") skip = atol(value.c_str());
    else if (option == "-minutes") minutes = atof(value.c_str());
    else {
      fprintf(stderr, "unknown option %s\n", option.c_str());
      return 2;
    }
  }
  constexpr float kReadWeight = .1f, kDecay = .02f, kBeta1 = .9f, kBeta2 = .98f, kWarmUp = 100;
  const Layout at(s);
  Floats weights = initialWeights(s, at), first(at.total, 0), second(at.total, 0);
  if (!from.empty()) load(from, weights);
  const Rotations rotations(count, s.headWidth());
  const auto tokens = readAll<uint16_t>(folder + "/train.tok"), heldOut = readAll<uint16_t>(folder + "/val.tok");
  const auto starts = readAll<uint32_t>(folder + "/train.idx"), heldOutStarts = readAll<uint32_t>(folder + "/val.idx");
  const int threads = omp_get_max_threads();
  vector<Work> work(threads);
  for (auto& w : work) w.allocate(s, count, at.total);
  Rows source{tokens, starts};
  source.document = skip % starts.size();
  vector<vector<uint16_t>> rows(rowsPerStep);
  const double startedAt = seconds();
  double loss = 0, counted = 0;

  auto takeLoss = [&](double& sum, double& number) {
    for (auto& w : work) {
      sum += w.loss;
      number += w.counted;
      w.loss = w.counted = 0;
    }
  };
  auto report = [&](int step) {
    Rows unseen{heldOut, heldOutStarts};
    vector<vector<uint16_t>> some;
    for (vector<uint16_t> row; some.size() < 40 && unseen.next(count, row);) some.push_back(row);
#pragma omp parallel for schedule(dynamic, 1)
    for (int i = 0; i < (int)some.size(); i++)
      run(s, at, weights.data(), rotations, work[omp_get_thread_num()], some[i].data(), count, 0, false, 1);
    double unseenLoss = 0, unseenCounted = 0;
    takeLoss(unseenLoss, unseenCounted);
    printf("step %d: unseen %.4f, trained %.4f nats per token, %.1f s\n", step, unseenLoss / unseenCounted,
           counted ? loss / counted : 0, seconds() - startedAt);
    fflush(stdout);
    loss = counted = 0;
  };

  for (int step = 0; step < steps; step++) {
    if (step % 100 == 0) {
      report(step);
      if (step) save(out, s, count, weights);
    }
    // Cosine from the full rate to 3 % of it, by steps or by time, whichever is further.
    const double progress = std::max((double)step / steps, (seconds() - startedAt) / 60 / minutes);
    if (progress >= 1) break;
    const float now = rate * std::min(1.f, (step + 1) / kWarmUp) * (0.03f + 0.97f * 0.5f * (1 + cosf(3.14159265f * progress)));
    for (auto& row : rows)
      if (!source.next(count, row)) {
        source.document = 0;
        source.next(count, row);
      }
    double weight = 0;
    for (auto& row : rows)
      for (int t = 1; t <= count; t++) weight += row[t] & kLearned ? 1 : kReadWeight;
    for (auto& w : work) std::fill(w.gradient.begin(), w.gradient.end(), 0.f);
#pragma omp parallel for schedule(dynamic, 1)
    for (int i = 0; i < rowsPerStep; i++)
      run(s, at, weights.data(), rotations, work[omp_get_thread_num()], rows[i].data(), count, kReadWeight, true, 1 / weight);
    takeLoss(loss, counted);

    // AdamW with the gradient's length held to one.
    float* gradient = work[0].gradient.data();
    double length = 0;
    for (size_t i = 0; i < at.total; i++) {
      for (int t = 1; t < threads; t++) gradient[i] += work[t].gradient[i];
      length += (double)gradient[i] * gradient[i];
    }
    const float clip = std::min(1.0, 1.0 / (sqrt(length) + 1e-9));
    const float bias1 = 1 - powf(kBeta1, step + 1), bias2 = 1 - powf(kBeta2, step + 1);
#pragma omp parallel for
    for (size_t i = 0; i < at.total; i++) {
      const float g = gradient[i] * clip;
      first[i] = kBeta1 * first[i] + (1 - kBeta1) * g;
      second[i] = kBeta2 * second[i] + (1 - kBeta2) * g * g;
      weights[i] -= now * (first[i] / bias1 / (sqrtf(second[i] / bias2) + 1e-9f) + kDecay * weights[i]);
    }
  }
  report(steps);
  save(out, s, count, weights);
}
