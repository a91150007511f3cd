// A llama-architecture model, forward and backward by hand: RMSNorm, interleaved RoPE, grouped-query attention,
// SwiGLU, tied embeddings. One call works on one row of tokens.
#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

#include "gemm.h"

using Floats = std::vector<float>;

struct Shape {
  int vocabulary = 1536, width = 128, layers = 4, heads = 4, keyValueHeads = 2, feedForward = 352;
  int headWidth() const { return width / heads; }
  int keyValueWidth() const { return keyValueHeads * headWidth(); }
};

// Where each matrix lies in the one array of all weights. The order is that of the checkpoint file.
struct Layout {
  struct Layer {
    size_t attentionNorm, query, key, value, attentionOutput, feedForwardNorm, gate, up, down;
  };
  size_t embeddings, finalNorm, total;
  std::vector<Layer> layers;

  explicit Layout(const Shape& s) {
    size_t position = 0;
    auto take = [&](size_t count) {
      position += count;
      return position - count;
    };
    const size_t d = s.width, kv = s.keyValueWidth(), ff = s.feedForward;
    embeddings = take(s.vocabulary * d);
    for (int i = 0; i < s.layers; i++) {
      Layer l;
      l.attentionNorm = take(d);
      l.query = take(d * d);
      l.key = take(kv * d);
      l.value = take(kv * d);
      l.attentionOutput = take(d * d);
      l.feedForwardNorm = take(d);
      l.gate = take(ff * d);
      l.up = take(ff * d);
      l.down = take(d * ff);
      layers.push_back(l);
    }
    finalNorm = take(d);
    total = position;
  }
};

// What a layer computed on the way forward and the way back needs.
struct Activations {
  Floats input, normed, scale, q, k, v, attention, mixed, middle, middleNormed, middleScale, gate, up, gated;
  void allocate(const Shape& s, int tokens) {
    for (Floats* x : {&input, &normed, &q, &mixed, &middle, &middleNormed}) x->resize((size_t)tokens * s.width);
    for (Floats* x : {&scale, &middleScale}) x->resize(tokens);
    for (Floats* x : {&k, &v}) x->resize((size_t)tokens * s.keyValueWidth());
    for (Floats* x : {&gate, &up, &gated}) x->resize((size_t)tokens * s.feedForward);
    attention.resize((size_t)s.heads * tokens * tokens);
  }
};

// Memory of one thread: activations, gradients on the way, and the gradient of all weights so far.
struct Work {
  std::vector<Activations> layers;
  Floats output, outputNormed, outputScale, logits;
  Floats dx, dn, dq, dk, dv, dMixed, dAttention, dGated, dGate, dUp;
  Floats gradient;
  double loss = 0, counted = 0;
  void allocate(const Shape& s, int tokens, size_t weights) {
    layers.resize(s.layers);
    for (auto& layer : layers) layer.allocate(s, tokens);
    for (Floats* x : {&output, &outputNormed, &dx, &dn, &dq, &dMixed}) x->resize((size_t)tokens * s.width);
    for (Floats* x : {&dk, &dv}) x->resize((size_t)tokens * s.keyValueWidth());
    for (Floats* x : {&dGated, &dGate, &dUp}) x->resize((size_t)tokens * s.feedForward);
    outputScale.resize(tokens);
    dAttention.resize((size_t)tokens * tokens);
    logits.resize((size_t)tokens * s.vocabulary);
    gradient.assign(weights, 0);
  }
};

// Cosines and sines of the rotations, for every position and pair of dimensions.
struct Rotations {
  Floats cosines, sines;
  Rotations(int tokens, int headWidth) {
    for (int t = 0; t < tokens; t++)
      for (int i = 0; i < headWidth / 2; i++) {
        const double angle = t * pow(10000.0, -2.0 * i / headWidth);
        cosines.push_back(cos(angle));
        sines.push_back(sin(angle));
      }
  }
  // Turns every pair of neighbours by the angle of its position; direction -1 turns back.
  void apply(int tokens, int heads, int headWidth, float* x, int direction) const {
    const int pairs = headWidth / 2;
    for (int t = 0; t < tokens; t++)
      for (int h = 0; h < heads; h++) {
        float* head = x + ((size_t)t * heads + h) * headWidth;
        for (int i = 0; i < pairs; i++) {
          const float c = cosines[t * pairs + i], s = sines[t * pairs + i] * direction;
          const float p = head[2 * i], q = head[2 * i + 1];
          head[2 * i] = p * c - q * s;
          head[2 * i + 1] = p * s + q * c;
        }
      }
  }
};

inline void rmsNorm(int tokens, int width, const float* x, const float* weight, float* y, float* scale) {
  for (int t = 0; t < tokens; t++, x += width, y += width) {
    float sum = 0;
    for (int i = 0; i < width; i++) sum += x[i] * x[i];
    scale[t] = 1.f / sqrtf(sum / width + 1e-5f);
    for (int i = 0; i < width; i++) y[i] = x[i] * scale[t] * weight[i];
  }
}

// Adds to dx and dWeight.
inline void rmsNormBackward(int tokens, int width, const float* x, const float* weight, const float* scale,
                            const float* dy, float* dx, float* dWeight) {
  for (int t = 0; t < tokens; t++, x += width, dy += width, dx += width) {
    const float q = scale[t];
    float sum = 0;
    for (int i = 0; i < width; i++) {
      sum += dy[i] * weight[i] * x[i];
      dWeight[i] += dy[i] * x[i] * q;
    }
    sum *= q * q * q / width;
    for (int i = 0; i < width; i++) dx[i] += dy[i] * weight[i] * q - x[i] * sum;
  }
}

// Queries are worked on in blocks of this many, so that nothing above the causal diagonal of blocks is computed.
constexpr int kBlock = 64;

inline void attentionForward(const Shape& s, Activations& a, int tokens) {
  const int d = s.width, hd = s.headWidth(), kv = s.keyValueWidth(), group = s.heads / s.keyValueHeads;
  const float temperature = 1 / sqrtf((float)hd);
  for (int h = 0; h < s.heads; h++) {
    float* p = &a.attention[(size_t)h * tokens * tokens];
    const int shared = h / group * hd;
    for (int from = 0; from < tokens; from += kBlock) {
      const int count = std::min(kBlock, tokens - from), seen = from + count;
      gemm(count, seen, hd, &a.q[(size_t)from * d + h * hd], d, 1, &a.k[shared], 1, kv, p + (size_t)from * tokens,
           tokens, false);
      for (int i = from; i < seen; i++) {
        float* row = p + (size_t)i * tokens;
        float most = -1e30f, sum = 0;
        for (int j = 0; j <= i; j++) most = std::max(most, row[j]);
        for (int j = 0; j <= i; j++) sum += row[j] = expf((row[j] - most) * temperature);
        for (int j = 0; j <= i; j++) row[j] /= sum;
        for (int j = i + 1; j < seen; j++) row[j] = 0;
      }
      gemm(count, hd, seen, p + (size_t)from * tokens, tokens, 1, &a.v[shared], kv, 1,
           &a.mixed[(size_t)from * d + h * hd], d, false);
    }
  }
}

// From dMixed to dq, dk, dv (of rotated q and k).
inline void attentionBackward(const Shape& s, const Activations& a, Work& w, int tokens) {
  const int d = s.width, hd = s.headWidth(), kv = s.keyValueWidth(), group = s.heads / s.keyValueHeads;
  const float temperature = 1 / sqrtf((float)hd);
  std::fill(w.dk.begin(), w.dk.end(), 0.f);
  std::fill(w.dv.begin(), w.dv.end(), 0.f);
  for (int h = 0; h < s.heads; h++) {
    const float* p = &a.attention[(size_t)h * tokens * tokens];
    float* dp = w.dAttention.data();
    const int shared = h / group * hd;
    for (int from = 0; from < tokens; from += kBlock) {
      const int count = std::min(kBlock, tokens - from), seen = from + count;
      const float* dMixed = &w.dMixed[(size_t)from * d + h * hd];
      gemm(count, seen, hd, dMixed, d, 1, &a.v[shared], 1, kv, dp + (size_t)from * tokens, tokens, false);
      gemm(seen, hd, count, p + (size_t)from * tokens, 1, tokens, dMixed, d, 1, &w.dv[shared], kv, true);
      for (int i = from; i < seen; i++) {
        const float* row = p + (size_t)i * tokens;
        float* dRow = dp + (size_t)i * tokens;
        float sum = 0;
        for (int j = 0; j <= i; j++) sum += row[j] * dRow[j];
        for (int j = 0; j <= i; j++) dRow[j] = row[j] * (dRow[j] - sum) * temperature;
        for (int j = i + 1; j < seen; j++) dRow[j] = 0;
      }
      gemm(count, hd, seen, dp + (size_t)from * tokens, tokens, 1, &a.k[shared], kv, 1,
           &w.dq[(size_t)from * d + h * hd], d, false);
      gemm(seen, hd, count, dp + (size_t)from * tokens, 1, tokens, &a.q[(size_t)from * d + h * hd], d, 1,
           &w.dk[shared], kv, true);
    }
  }
}

// The top bit of a token says that the model shall learn to write it; the others are its id.
constexpr uint16_t kLearned = 0x8000, kId = 0x7fff;

// Predicts tokens[1..count] from tokens[0..count-1]. Adds the loss of the learned tokens to `w`; in training also the
// gradient, where tokens that are only read count with `readWeight`, and everything is multiplied by `scale`.
inline void run(const Shape& s, const Layout& at, const float* weights, const Rotations& rotations, Work& w,
                const uint16_t* tokens, int count, float readWeight, bool training, float scale) {
  const int d = s.width, kv = s.keyValueWidth(), ff = s.feedForward, hd = s.headWidth();
  for (int t = 0; t < count; t++)
    memcpy(&w.layers[0].input[(size_t)t * d], weights + at.embeddings + (size_t)(tokens[t] & kId) * d, d * sizeof(float));
  for (int i = 0; i < s.layers; i++) {
    Activations& a = w.layers[i];
    const Layout::Layer& l = at.layers[i];
    rmsNorm(count, d, a.input.data(), weights + l.attentionNorm, a.normed.data(), a.scale.data());
    linear(count, d, d, a.normed.data(), weights + l.query, a.q.data());
    linear(count, d, kv, a.normed.data(), weights + l.key, a.k.data());
    linear(count, d, kv, a.normed.data(), weights + l.value, a.v.data());
    rotations.apply(count, s.heads, hd, a.q.data(), 1);
    rotations.apply(count, s.keyValueHeads, hd, a.k.data(), 1);
    attentionForward(s, a, count);
    a.middle = a.input;
    linear(count, d, d, a.mixed.data(), weights + l.attentionOutput, a.middle.data(), true);
    rmsNorm(count, d, a.middle.data(), weights + l.feedForwardNorm, a.middleNormed.data(), a.middleScale.data());
    linear(count, d, ff, a.middleNormed.data(), weights + l.gate, a.gate.data());
    linear(count, d, ff, a.middleNormed.data(), weights + l.up, a.up.data());
    for (size_t j = 0; j < (size_t)count * ff; j++) a.gated[j] = a.gate[j] / (1 + expf(-a.gate[j])) * a.up[j];
    Floats& next = i + 1 < s.layers ? w.layers[i + 1].input : w.output;
    next = a.middle;
    linear(count, ff, d, a.gated.data(), weights + l.down, next.data(), true);
  }
  rmsNorm(count, d, w.output.data(), weights + at.finalNorm, w.outputNormed.data(), w.outputScale.data());
  linear(count, d, s.vocabulary, w.outputNormed.data(), weights + at.embeddings, w.logits.data());

  // Loss, and in training its gradient in place of the logits.
  for (int t = 0; t < count; t++) {
    float* row = &w.logits[(size_t)t * s.vocabulary];
    const int target = tokens[t + 1] & kId;
    const bool learned = tokens[t + 1] & kLearned;
    float most = -1e30f, sum = 0;
    for (int i = 0; i < s.vocabulary; i++) most = std::max(most, row[i]);
    const float right = row[target];
    for (int i = 0; i < s.vocabulary; i++) sum += row[i] = expf(row[i] - most);
    if (learned) {
      w.loss -= right - most - logf(sum);
      w.counted++;
    }
    if (!training) continue;
    const float weight = (learned ? 1.f : readWeight) * scale;
    for (int i = 0; i < s.vocabulary; i++) row[i] *= weight / sum;
    row[target] -= weight;
  }
  if (!training) return;

  float* gradient = w.gradient.data();
  linearBackward(count, d, s.vocabulary, w.outputNormed.data(), weights + at.embeddings, w.logits.data(), w.dn.data(),
                 gradient + at.embeddings, false);
  std::fill(w.dx.begin(), w.dx.end(), 0.f);
  rmsNormBackward(count, d, w.output.data(), weights + at.finalNorm, w.outputScale.data(), w.dn.data(), w.dx.data(),
                  gradient + at.finalNorm);
  for (int i = s.layers - 1; i >= 0; i--) {
    Activations& a = w.layers[i];
    const Layout::Layer& l = at.layers[i];
    linearBackward(count, ff, d, a.gated.data(), weights + l.down, w.dx.data(), w.dGated.data(), gradient + l.down, false);
    for (size_t j = 0; j < (size_t)count * ff; j++) {
      const float z = a.gate[j], sigmoid = 1 / (1 + expf(-z));
      w.dUp[j] = w.dGated[j] * z * sigmoid;
      w.dGate[j] = w.dGated[j] * a.up[j] * sigmoid * (1 + z * (1 - sigmoid));
    }
    linearBackward(count, d, ff, a.middleNormed.data(), weights + l.gate, w.dGate.data(), w.dn.data(), gradient + l.gate, false);
    linearBackward(count, d, ff, a.middleNormed.data(), weights + l.up, w.dUp.data(), w.dn.data(), gradient + l.up, true);
    rmsNormBackward(count, d, a.middle.data(), weights + l.feedForwardNorm, a.middleScale.data(), w.dn.data(),
                    w.dx.data(), gradient + l.feedForwardNorm);
    linearBackward(count, d, d, a.mixed.data(), weights + l.attentionOutput, w.dx.data(), w.dMixed.data(),
                   gradient + l.attentionOutput, false);
    attentionBackward(s, a, w, count);
    rotations.apply(count, s.heads, hd, w.dq.data(), -1);
    rotations.apply(count, s.keyValueHeads, hd, w.dk.data(), -1);
    linearBackward(count, d, d, a.normed.data(), weights + l.query, w.dq.data(), w.dn.data(), gradient + l.query, false);
    linearBackward(count, d, kv, a.normed.data(), weights + l.key, w.dk.data(), w.dn.data(), gradient + l.key, true);
    linearBackward(count, d, kv, a.normed.data(), weights + l.value, w.dv.data(), w.dn.data(), gradient + l.value, true);
    rmsNormBackward(count, d, a.input.data(), weights + l.attentionNorm, a.scale.data(), w.dn.data(), w.dx.data(),
                    gradient + l.attentionNorm);
  }
  for (int t = 0; t < count; t++) {
    float* row = gradient + at.embeddings + (size_t)(tokens[t] & kId) * d;
    for (int i = 0; i < d; i++) row[i] += w.dx[(size_t)t * d + i];
  }
}
