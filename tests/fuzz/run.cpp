// Runs the fuzz targets without a fuzzer: each over its corpus and over so many inputs made of it.
//   malvag_fuzz [--rounds N] [--seed N] [--target NAME]    so many rounds of each target, or of
//                                                        what is quick ten times as many
//   malvag_fuzz --target NAME FILE…                        those inputs again, to look into
// An input is made of seed and round alone. The targets run in processes of their own: when one
// ends badly, its input is made again and kept in the build folder.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "../core/support/files.hpp"
#include "fuzz.hpp"
#include "mutate.hpp"

extern "C" {
int fuzz_read_plan(const std::uint8_t* data, std::size_t size);
int fuzz_command_sequence(const std::uint8_t* data, std::size_t size);
int fuzz_paste_table(const std::uint8_t* data, std::size_t size);
int fuzz_method_input(const std::uint8_t* data, std::size_t size);
}

namespace malvag::fuzz {
namespace {

// Nothing here is meant to take even one; an input that takes so many does not end.
constexpr unsigned seconds_to_end = 120;

struct Target {
  const char* name;
  int (*run)(const std::uint8_t* data, std::size_t size);
  const char* also;     // a folder whose files are inputs too
  std::uint64_t times;  // as many rounds as are asked for: some take less time than others
};
constexpr Target targets[] = {{"read_plan", fuzz_read_plan, "tests/data", 10},
                              {"command_sequence", fuzz_command_sequence, nullptr, 1},
                              {"paste_table", fuzz_paste_table, nullptr, 2},
                              {"method_input", fuzz_method_input, nullptr, 10}};

struct Asked {
  std::uint64_t rounds = 1000;
  std::uint64_t seed = 1;
  std::string target;
  std::vector<std::string> files;
};

// What a process with a target has come to, seen by the one that waits for it.
struct Progress {
  std::uint64_t round;
  std::uint64_t taken;
};

// Sources and large files that lie there are no inputs.
void add_paths_in(const std::string& folder, std::vector<std::string>& paths) {
  std::error_code none;
  const std::string top = MALVAG_SOURCE_DIR "/" + folder;
  for (const auto& file : std::filesystem::directory_iterator(top, none)) {
    const bool is_small = file.file_size(none) <= longest_input;
    if (is_small && file.path().extension() != ".mjs") paths.push_back(file.path().string());
  }
}

std::vector<std::string> corpus_of(const Target& target) {
  std::vector<std::string> paths, inputs;
  add_paths_in(std::string("tests/fuzz/corpus/") + target.name, paths);
  if (target.also) add_paths_in(target.also, paths);
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) inputs.push_back(test::file_at(path));
  return inputs;
}

// The corpus first, as it stands.
std::string input_of(const std::vector<std::string>& corpus, std::uint64_t seed,
                     std::uint64_t round) {
  if (round < corpus.size()) return corpus[round];
  test::Chance of_seed(seed);
  test::Chance chance(of_seed.bits() + round);
  return Mutation(corpus, chance).made();
}

// A copy of its own, so that a step past the end is seen.
void run_one(const Target& target, const std::string& input) {
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  target.run(bytes.data(), bytes.size());
}

[[noreturn]] void run_rounds(const Target& target, const std::vector<std::string>& corpus,
                             const Asked& asked, Progress& progress) {
  for (; progress.round < corpus.size() + target.times * asked.rounds; ++progress.round) {
    const std::size_t before = taken;
    alarm(seconds_to_end);
    run_one(target, input_of(corpus, asked.seed, progress.round));
    progress.taken += taken > before ? 1 : 0;
  }
  alarm(0);
  std::exit(EXIT_SUCCESS);
}

std::string how_it_ended(int status) {
  if (WIFEXITED(status)) return "exit status " + std::to_string(WEXITSTATUS(status));
  if (WTERMSIG(status) == SIGALRM) return "no end after " + std::to_string(seconds_to_end) + " s";
  return std::string("signal ") + strsignal(WTERMSIG(status));
}

void keep(const Target& target, const std::string& input, const Asked& asked, std::uint64_t round) {
  const std::string folder = MALVAG_BUILD_DIR "/fuzz";
  const std::string path =
      folder + "/" + target.name + "-" + std::to_string(asked.seed) + "-" + std::to_string(round);
  std::error_code none;
  std::filesystem::create_directories(folder, none);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return;
  std::fwrite(input.data(), 1, input.size(), file);
  std::fclose(file);
  std::printf("  its input is kept; again: malvag_fuzz --target %s %s\n", target.name,
              path.c_str());
}

bool holds(const Target& target, const Asked& asked, Progress& progress) {
  const std::vector<std::string> corpus = corpus_of(target);
  progress = {0, 0};
  if (corpus.empty()) {
    std::printf("%s: FAILED, there is no corpus\n", target.name);
    return false;
  }
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) run_rounds(target, corpus, asked, progress);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const bool ended_well = WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
  const bool is_done = ended_well && progress.taken > 0;
  std::printf("%s: %s%llu inputs got all the way, of %llu (a corpus of %zu, seed %llu)\n",
              target.name, is_done ? "" : "FAILED, ",
              static_cast<unsigned long long>(progress.taken),
              static_cast<unsigned long long>(progress.round), corpus.size(),
              static_cast<unsigned long long>(asked.seed));
  if (ended_well) return is_done;
  std::printf("  round %llu: %s\n", static_cast<unsigned long long>(progress.round),
              how_it_ended(status).c_str());
  keep(target, input_of(corpus, asked.seed, progress.round), asked, progress.round);
  return false;
}

bool hold_all(const Asked& asked) {
  void* shared =
      mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return false;
  bool all_hold = true;
  for (const Target& target : targets) {
    if (!asked.target.empty() && asked.target != target.name) continue;
    if (asked.files.empty()) {
      all_hold = holds(target, asked, *static_cast<Progress*>(shared)) && all_hold;
    }
    for (const std::string& path : asked.files) run_one(target, test::file_at(path));
  }
  return all_hold;
}

bool is_known(const std::string& name) {
  return std::any_of(std::begin(targets), std::end(targets),
                     [&](const Target& target) { return name == target.name; });
}

bool read(int count, char** words, Asked& asked) {
  for (int place = 1; place < count; ++place) {
    const std::string word = words[place];
    if (word.substr(0, 2) != "--") {
      asked.files.push_back(word);
      continue;
    }
    if (++place == count) return false;
    const char* value = words[place];
    if (word == "--rounds") {
      asked.rounds = std::strtoull(value, nullptr, 10);
    } else if (word == "--seed") {
      asked.seed = std::strtoull(value, nullptr, 10);
    } else if (word == "--target" && is_known(value)) {
      asked.target = value;
    } else {
      return false;
    }
  }
  return asked.files.empty() || !asked.target.empty();
}

}  // namespace
}  // namespace malvag::fuzz

int main(int count, char** words) {
  malvag::fuzz::Asked asked;
  if (!malvag::fuzz::read(count, words, asked)) {
    std::fputs("malvag_fuzz [--rounds N] [--seed N] [--target NAME [FILE…]]; targets:", stderr);
    for (const auto& target : malvag::fuzz::targets) std::fprintf(stderr, " %s", target.name);
    std::fputs("\n", stderr);
    return 2;
  }
  return malvag::fuzz::hold_all(asked) ? EXIT_SUCCESS : EXIT_FAILURE;
}
