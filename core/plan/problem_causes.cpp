// Compares where problems stand with what tells entities and years apart taken away.
#include "problem_causes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace malvag {
namespace {

// "/measures/3/costs/2020" and "/measures/7/costs/2021" give the same.
std::string without_numbers(const std::string& pointer) {
  std::string pattern;
  std::size_t at = 0;
  while (at < pointer.size()) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string segment = pointer.substr(at, end - at);
    const bool is_number =
        segment.size() > 1 && segment.find_first_not_of("0123456789", 1) == std::string::npos;
    pattern += is_number ? "/#" : segment;
    at = end;
  }
  return pattern;
}

}  // namespace

std::vector<ProblemCause> by_cause(const Problems& problems) {
  std::vector<ProblemCause> causes;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  for (const Problem& problem : problems) {
    const auto [found, is_new] = known.insert(
        {{problem.code, problem.expected, without_numbers(problem.at)}, causes.size()});
    if (is_new) {
      causes.push_back({problem, {}});
    } else {
      causes[found->second].also_at.push_back(problem.at);
    }
  }
  return causes;
}

}  // namespace malvag
