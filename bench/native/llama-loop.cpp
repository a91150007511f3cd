// llama.cpp in its plainest form, for bench/local.ts: greedy text for some prompts at once, one batch per step.
//
//   llama-loop MODEL BACKENDS CONTEXT STREAMS THREADS BATCH
//
// Each line of standard input is a round: how many tokens each stream is to write, then the tokens of its prompts,
// `64;1 5 9;1 5 12`. The answer is one line: tokens written, microseconds by the clock and of processor time.
#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "ggml-backend.h"
#include "llama.h"

namespace {

struct Stream {
  std::vector<llama_token> prompt;
  llama_token last = 0;
  llama_pos position = 0;
};

double processor_us() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

void add(llama_batch & batch, llama_token token, llama_pos position, llama_seq_id sequence, bool wanted) {
  const int at = batch.n_tokens++;
  batch.token[at] = token;
  batch.pos[at] = position;
  batch.n_seq_id[at] = 1;
  batch.seq_id[at][0] = sequence;
  batch.logits[at] = wanted;
}

std::vector<Stream> read_round(const std::string & line, int & tokens) {
  std::vector<Stream> streams;
  std::stringstream parts(line);
  std::string part;
  std::getline(parts, part, ';');
  tokens = std::stoi(part);
  while (std::getline(parts, part, ';')) {
    std::stringstream numbers(part);
    Stream stream;
    for (llama_token token; numbers >> token;) stream.prompt.push_back(token);
    streams.push_back(stream);
  }
  return streams;
}

bool fail(const char * reason) {
  std::cerr << reason << std::endl;
  return false;
}

bool run_round(llama_context * context, llama_batch & batch, int most, std::vector<Stream> & streams, int tokens,
               llama_sampler * sampler, const llama_vocab * vocab, int & written) {
  llama_memory_clear(llama_get_memory(context), true);
  written = 0;
  // Where in the batch the logits of each stream are.
  std::vector<int> logits(streams.size());
  batch.n_tokens = 0;
  for (size_t s = 0; s < streams.size(); s++) {
    auto & stream = streams[s];
    for (llama_token token : stream.prompt) {
      const bool isLast = stream.position + 1 == (llama_pos) stream.prompt.size();
      if (batch.n_tokens == most) return fail("The prompts are longer than a batch.");
      if (isLast) logits[s] = batch.n_tokens;
      add(batch, token, stream.position++, (llama_seq_id) s, isLast);
    }
  }
  for (int step = 0; step < tokens; step++) {
    if (llama_decode(context, batch) != 0) return fail("llama_decode failed.");
    batch.n_tokens = 0;
    std::vector<llama_token> chosen(streams.size());
    for (size_t s = 0; s < streams.size(); s++) chosen[s] = llama_sampler_sample(sampler, context, logits[s]);
    for (size_t s = 0; s < streams.size(); s++) {
      char piece[256];
      llama_token_to_piece(vocab, chosen[s], piece, sizeof piece, 0, false);
      written++;
      logits[s] = batch.n_tokens;
      add(batch, chosen[s], streams[s].position++, (llama_seq_id) s, true);
    }
  }
  return true;
}

}  // namespace

int main(int count, char ** words) {
  if (count != 7) return fail("MODEL BACKENDS CONTEXT STREAMS THREADS BATCH"), 2;
  const int context_length = std::stoi(words[3]);
  const int streams = std::stoi(words[4]);
  const int threads = std::stoi(words[5]);
  const int most = std::stoi(words[6]);
  llama_log_set([](ggml_log_level, const char *, void *) {}, nullptr);
  ggml_backend_load_all_from_path(words[2]);
  llama_backend_init();
  llama_model_params model_params = llama_model_default_params();
  model_params.n_gpu_layers = 0;
  llama_model * model = llama_model_load_from_file(words[1], model_params);
  if (model == nullptr) return fail("The model cannot be loaded."), 1;
  llama_context_params params = llama_context_default_params();
  params.n_ctx = context_length * streams;
  params.n_seq_max = streams;
  params.n_batch = params.n_ubatch = most;
  params.n_threads = params.n_threads_batch = threads;
  params.no_perf = true;
  llama_context * context = llama_init_from_model(model, params);
  if (context == nullptr) return fail("The context cannot be created."), 1;
  llama_sampler * sampler = llama_sampler_init_greedy();
  llama_batch batch = llama_batch_init(most, 0, 1);
  std::cout << "ready" << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    int tokens = 0;
    int written = 0;
    auto round = read_round(line, tokens);
    const auto began = std::chrono::steady_clock::now();
    const double before = processor_us();
    if (!run_round(context, batch, most, round, tokens, sampler, llama_model_get_vocab(model), written)) return 1;
    const double used = processor_us() - before;
    const std::chrono::duration<double, std::micro> elapsed = std::chrono::steady_clock::now() - began;
    std::cout << written << ' ' << (long long) elapsed.count() << ' ' << (long long) used << std::endl;
  }
  llama_batch_free(batch);
  llama_sampler_free(sampler);
  llama_free(context);
  llama_model_free(model);
  llama_backend_free();
  return 0;
}
