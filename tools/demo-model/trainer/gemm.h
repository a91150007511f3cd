// Matrix products of float32, packed and blocked for one core's registers; about 40 GFLOP/s with AVX2.
#pragma once
#include <algorithm>
#include <cstring>
#include <vector>

// Eight floats that the compiler keeps in one register; aligned to 4 bytes, as rows begin anywhere.
typedef float Float8 __attribute__((vector_size(32), aligned(4)));

constexpr int kTileRows = 6, kTileColumns = 16, kDepth = 256;

// C(i,j) = sum over k of A(i,k) * B(k,j), or added to C. Rows and columns of A and B may have any stride, so that
// transposed matrices need no copy; the columns of C lie side by side.
inline void gemm(int rows, int columns, int inner, const float* a, long aRow, long aColumn, const float* b, long bRow,
                 long bColumn, float* c, long cRow, bool accumulate) {
  static thread_local std::vector<float> packedA, packedB;
  const int rowTiles = (rows + kTileRows - 1) / kTileRows, columnTiles = (columns + kTileColumns - 1) / kTileColumns;
  for (int from = 0; from < inner; from += kDepth) {
    const int depth = std::min(kDepth, inner - from);
    packedB.resize((size_t)columnTiles * kTileColumns * depth);
    packedA.resize((size_t)kTileRows * depth);
    for (int tile = 0; tile < columnTiles; tile++) {
      float* to = &packedB[(size_t)tile * kTileColumns * depth];
      const int count = std::min(kTileColumns, columns - tile * kTileColumns);
      const float* source = b + (long)from * bRow + (long)tile * kTileColumns * bColumn;
      if (count == kTileColumns && bColumn == 1) {
        for (int k = 0; k < depth; k++) memcpy(to + k * kTileColumns, source + k * bRow, kTileColumns * sizeof(float));
        continue;
      }
      for (int j = 0; j < kTileColumns; j++)
        for (int k = 0; k < depth; k++) to[k * kTileColumns + j] = j < count ? source[k * bRow + j * bColumn] : 0;
    }
    const bool add = accumulate || from > 0;
    for (int tile = 0; tile < rowTiles; tile++) {
      const int count = std::min(kTileRows, rows - tile * kTileRows);
      const float* source = a + (long)tile * kTileRows * aRow + (long)from * aColumn;
      for (int i = 0; i < kTileRows; i++)
        for (int k = 0; k < depth; k++) packedA[k * kTileRows + i] = i < count ? source[i * aRow + k * aColumn] : 0;
      for (int columnTile = 0; columnTile < columnTiles; columnTile++) {
        const float* pb = &packedB[(size_t)columnTile * kTileColumns * depth];
        const float* pa = packedA.data();
        Float8 sum[kTileRows][2];
        for (int i = 0; i < kTileRows; i++) sum[i][0] = sum[i][1] = Float8{};
        for (int k = 0; k < depth; k++, pa += kTileRows, pb += kTileColumns) {
          const Float8 b0 = *(const Float8*)pb, b1 = *(const Float8*)(pb + 8);
#pragma GCC unroll 6
          for (int i = 0; i < kTileRows; i++) {
            const float s = pa[i];
            const Float8 a8 = {s, s, s, s, s, s, s, s};
            sum[i][0] += a8 * b0;
            sum[i][1] += a8 * b1;
          }
        }
        const int width = std::min(kTileColumns, columns - columnTile * kTileColumns);
        float* target = c + (long)tile * kTileRows * cRow + columnTile * kTileColumns;
        for (int i = 0; i < count; i++)
          for (int j = 0; j < width; j++) {
            float& cell = target[i * cRow + j];
            cell = (add ? cell : 0) + sum[i][j / 8][j % 8];
          }
      }
    }
  }
}

// y = x * transposed(w): `tokens` rows of `from` values each become rows of `to` values; w has `to` rows.
inline void linear(int tokens, int from, int to, const float* x, const float* w, float* y, bool accumulate = false) {
  gemm(tokens, to, from, x, from, 1, w, 1, from, y, to, accumulate);
}

// The way back through `linear`: dx from dy (added where asked), and dw, which is always added to.
inline void linearBackward(int tokens, int from, int to, const float* x, const float* w, const float* dy, float* dx,
                           float* dw, bool accumulate) {
  gemm(tokens, from, to, dy, to, 1, w, from, 1, dx, from, accumulate);
  gemm(to, from, tokens, dy, 1, to, x, from, 1, dw, from, true);
}
