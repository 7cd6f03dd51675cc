// Times the methods from within the process: the same source natively and as WebAssembly.
// usage: malvag_bench additive|topsis|promethee|smaa TIMES     a line of milliseconds
//        malvag_bench choose FAMILY COUNT SEED TIMES SECONDS   a line of JSON, see choose()
//        malvag_bench program FAMILY COUNT SEED                the same choices for another solver
//        malvag_bench goals FAMILY SEED SECONDS                a line of JSON, see goals()
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "../../core/conflict/feasibility.hpp"
#include "../../core/method/scores.hpp"
#include "../../core/method/uncertainty.hpp"
#include "../../core/portfolio/solver.hpp"
#include "goal_instances.hpp"
#include "instances.hpp"

using namespace malvag;

namespace {

constexpr std::size_t criteria = 12;
constexpr std::size_t many = 10'000;  // alternatives
constexpr std::size_t usual = 231;
constexpr std::int64_t draws = 10'000;

double now() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

method::Matrix random_matrix(std::size_t rows) {
  test::Chance chance(rows);
  method::Matrix matrix(rows, criteria);
  for (double& cell : matrix.cells) cell = static_cast<double>(chance.below(1'000'001)) / 1e6;
  return matrix;
}

// Called by a way that no optimizer sees through: V8 compiles better only what is called again, and
// main is called once.
template <class Compute>
auto once(const Compute& compute) {
  auto* volatile call = +[](const Compute& one) { return one(); };
  return call(compute);
}

// Prints what a computation takes each time, and a sum of what it gave, which is the same
// everywhere.
template <class Compute>
int time_all(int times, Compute compute) {
  double sum = 0;
  std::printf("{\"milliseconds\":[");
  for (int at = 0; at < times; ++at) {
    const double before = now();
    sum = once(compute);
    std::printf("%s%.6f", at > 0 ? "," : "", now() - before);
  }
  std::printf("],\"sum\":%.17g}\n", sum);
  return 0;
}

double sum_of(const std::vector<double>& numbers) {
  double sum = 0;
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    sum += numbers[at] * static_cast<double>(at % 7 + 1);
  }
  return sum;
}

int time_scores(std::string_view name, int times) {
  const method::Matrix matrix = random_matrix(many);
  const std::vector<double> weights = {5, 3, 2, 8, 1, 4, 6, 2, 3, 7, 5, 4};
  std::vector<method::Better> directions(criteria, method::Better::higher);
  directions[3] = directions[7] = method::Better::lower;
  if (name == "additive") {  // with the places, as a ranking has them
    return time_all(times, [&] {
      const std::vector<double> scores = method::additive(matrix, weights, directions);
      const std::vector<int> places = method::places_of(scores);
      return sum_of(scores) + places[many / 2];
    });
  }
  if (name == "topsis") {
    return time_all(times, [&] { return sum_of(method::topsis(matrix, weights, directions)); });
  }
  const std::vector<method::PreferenceOf> preferences(criteria,
                                                      {method::Preference::linear, 0.05, 0.3});
  return time_all(times, [&] {
    return sum_of(method::promethee(matrix, weights, directions, preferences).net);
  });
}

int time_smaa(int times) {
  const method::Matrix matrix = random_matrix(usual);
  return time_all(times, [&] {
    method::AcceptabilityRun run(matrix, {}, 1, draws);
    run.step(draws);
    const method::Acceptability result = run.result();
    double sum = 0;
    for (const auto& ranks : result.ranks) sum += sum_of(ranks);
    for (const auto& wins : result.wins) sum += sum_of(wins);
    return sum;
  });
}

struct Solved {
  portfolio::Answer answer;
  double proven_after = 0;  // ms
  double good_after = 0;    // ms until the gap was at most a thousandth
};

Solved solve_once(const portfolio::Problem& problem, double most_milliseconds) {
  Solved solved;
  const double before = now();
  portfolio::Solver solver(*portfolio::program_of(problem));
  bool good = false;
  bool more = true;
  while (more) {
    more = solver.step(good ? 100 : 1);
    if (!good) {
      const portfolio::Answer answer = solver.answer();
      good = answer.found && (answer.bound - answer.value) * 1000 <= answer.value;
      if (good) solved.good_after = now() - before;
    }
    if (now() - before > most_milliseconds) break;
  }
  solved.proven_after = now() - before;
  solved.answer = solver.answer();
  if (!good) solved.good_after = solved.proven_after;
  return solved;
}

double median_of(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers[numbers.size() / 2];
}

// Medians over all times of what the proof took, and of how long it was until the gap was at most a
// thousandth.
int choose(const portfolio::Problem& problem, int times, double most_milliseconds) {
  std::vector<double> proven, good;
  Solved solved;
  for (int at = 0; at < times; ++at) {
    solved = once([&] { return solve_once(problem, most_milliseconds); });
    proven.push_back(solved.proven_after);
    good.push_back(solved.good_after);
  }
  std::printf(
      "{\"milliseconds\":%.6f,\"good\":%.6f,\"value\":%lld,\"bound\":%lld,\"proven\":%s,"
      "\"nodes\":%lld}\n",
      median_of(proven), median_of(good), static_cast<long long>(solved.answer.value),
      static_cast<long long>(solved.answer.bound), solved.answer.proven ? "true" : "false",
      static_cast<long long>(solved.answer.nodes));
  return 0;
}

std::optional<bench::Family> family_of(std::string_view name) {
  for (std::size_t at = 0; at < std::size(bench::family_names); ++at) {
    if (bench::family_names[at] == name) return static_cast<bench::Family>(at);
  }
  return std::nullopt;
}

// What passes until the first conflict between goals is found and explained, and until the ten most
// important are; below 0: it did not come to that.
int goals(bench::GoalFamily family, std::uint64_t seed, double most_milliseconds) {
  const Plan plan = bench::GoalPlanMaker(family, seed).plan();
  double first = -1, ten = -1;
  const double before = now();
  conflict::FeasibilityRun run(plan, {});
  while (run.step(20) && now() - before < most_milliseconds) {
    const std::size_t explained = run.explained();
    if (first < 0 && explained >= 1) first = now() - before;
    if (ten < 0 && explained >= 10) ten = now() - before;
  }
  const double passed = now() - before;
  const conflict::Feasibility result = run.result();
  if (first < 0 && !result.conflicts.empty()) first = passed;
  if (ten < 0 && result.conflicts.size() >= 10) ten = passed;
  std::size_t proven = 0;
  for (const conflict::GoalConflict& one : result.conflicts) proven += one.proven_minimal ? 1 : 0;
  std::printf(
      "{\"first\":%.3f,\"ten\":%.3f,\"milliseconds\":%.3f,\"found\":%zu,\"proven\":%zu,"
      "\"inOrder\":%zu,\"complete\":%s}\n",
      first, ten, passed, result.conflicts_found, proven, result.conflicts_in_order,
      result.complete ? "true" : "false");
  return 0;
}

long number(const char* text) {
  return std::strtol(text, nullptr, 10);
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view what = count > 1 ? arguments[1] : "";
  if (count == 3) {
    const int times = static_cast<int>(number(arguments[2]));
    if (what == "additive" || what == "topsis" || what == "promethee") {
      return time_scores(what, times);
    }
    if (what == "smaa") return time_smaa(times);
  }
  for (std::size_t at = 0; what == "goals" && count == 5 && at < 2; ++at) {
    if (bench::goal_family_names[at] != std::string_view(arguments[2])) continue;
    return goals(static_cast<bench::GoalFamily>(at),
                 static_cast<std::uint64_t>(number(arguments[3])),
                 1'000.0 * static_cast<double>(number(arguments[4])));
  }
  const auto family = family_of(count > 2 ? arguments[2] : "");
  if (family && count >= 5) {
    bench::Maker maker(*family, static_cast<std::uint32_t>(number(arguments[3])),
                       static_cast<std::uint64_t>(number(arguments[4])));
    const portfolio::Problem problem = maker.problem();
    if (what == "choose" && count == 7) {
      return choose(problem, static_cast<int>(number(arguments[5])),
                    1'000.0 * static_cast<double>(number(arguments[6])));
    }
    if (what == "program" && count == 5) {
      std::fputs(bench::linear_program(*portfolio::program_of(problem)).c_str(), stdout);
      return 0;
    }
  }
  std::fputs("usage: see tests/bench/methods.cpp\n", stderr);
  return 2;
}
