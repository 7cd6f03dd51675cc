// Reads tables of influences and of states, and writes what they give.
#include "influence_methods.hpp"

#include <cmath>
#include <optional>
#include <set>
#include <vector>

#include "../../core/io/report.hpp"
#include "../../core/method/cross_impact.hpp"
#include "../../core/method/influence.hpp"
#include "exact_amounts.hpp"

namespace malvag::platform {
namespace {

constexpr std::size_t rows_at_most = 1'000;
constexpr std::size_t states_at_most = 400;
constexpr double decimals_scale = 1e6;
constexpr double largest_impact = 1e6;

void refuse(MethodRefusal& refusal, std::string code, std::string at) {
  if (!refusal.code.empty()) return;
  refusal = {std::move(code), std::move(at)};
}

std::string pointer(const char* name, std::size_t row) {
  return std::string("/") + name + "/" + std::to_string(row);
}
std::string pointer(const char* name, std::size_t row, std::size_t column) {
  return pointer(name, row) + "/" + std::to_string(column);
}

// A table with as many columns as rows. Nothing: it is refused.
std::optional<std::vector<std::vector<double>>> square(const Json& input, const char* name,
                                                       std::size_t at_most,
                                                       MethodRefusal& refusal) {
  const std::string at = std::string("/") + name;
  const auto found = input.find(name);
  if (found == input.end()) return refuse(refusal, "missing", at), std::nullopt;
  if (!found->is_array() || found->empty()) return refuse(refusal, "rows", at), std::nullopt;
  if (found->size() > at_most) return refuse(refusal, "too-many-influences", at), std::nullopt;
  const bool is_square = !(*found)[0].is_array() || (*found)[0].size() == found->size();
  std::vector<std::vector<double>> rows;
  for (std::size_t row = 0; row < found->size(); ++row) {
    const Json& cells = (*found)[row];
    if (!cells.is_array()) return refuse(refusal, "list", pointer(name, row)), std::nullopt;
    if (cells.size() != (*found)[0].size()) {
      return refuse(refusal, "ragged", pointer(name, row)), std::nullopt;
    }
    if (!is_square) continue;
    rows.emplace_back();
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const double number = cells[column].is_number() ? cells[column].get<double>() : NAN;
      if (!std::isfinite(number)) {
        return refuse(refusal, "number", pointer(name, row, column)), std::nullopt;
      }
      rows.back().push_back(number);
    }
  }
  if (!is_square) return refuse(refusal, "square", at), std::nullopt;
  return rows;
}

// --- states -----------------------------------------------------------------------------------

struct Descriptor {
  std::string name;
  std::vector<std::string> states;
};

std::vector<std::string> states_of(const Json& json, const std::string& at,
                                   MethodRefusal& refusal) {
  std::vector<std::string> states;
  if (!json.is_array() || json.empty()) refuse(refusal, "states", at);
  std::set<std::string> known;
  for (std::size_t place = 0; refusal.code.empty() && place < json.size(); ++place) {
    const std::string here = at + "/" + std::to_string(place);
    if (!json[place].is_string()) {
      refuse(refusal, "state", here);
    } else if (!known.insert(json[place].get<std::string>()).second) {
      refuse(refusal, "state-doubled", here);
    } else {
      states.push_back(json[place].get<std::string>());
    }
  }
  return states;
}

std::vector<Descriptor> descriptors_of(const Json& input, MethodRefusal& refusal) {
  std::vector<Descriptor> descriptors;
  const auto found = input.find("descriptors");
  if (found == input.end()) {
    refuse(refusal, "missing", "/descriptors");
  } else if (!found->is_object() || found->empty()) {
    refuse(refusal, "states", "/descriptors");
  } else {
    for (const auto& [name, states] : found->items()) {
      std::string at = "/descriptors";
      io::append_token(at, name);
      descriptors.push_back({name, states_of(states, at, refusal)});
      if (!refusal.code.empty()) break;
    }
  }
  return descriptors;
}

// In millionths, so that sums are exact.
std::int64_t exactly(double impact, const std::string& at, MethodRefusal& refusal) {
  if (std::fabs(impact) > largest_impact) {
    refuse(refusal, "too-large", at);
  } else if (!whole_by(impact)) {
    refuse(refusal, "decimals", at);
  }
  return refusal.code.empty() ? in_units(impact, decimals_scale) : 0;
}

std::optional<method::CrossImpact> question_of(const std::vector<Descriptor>& descriptors,
                                               const Json& input, MethodRefusal& refusal) {
  const auto rows = square(input, "impacts", states_at_most, refusal);
  if (!rows) return std::nullopt;
  method::CrossImpact question;
  std::vector<std::size_t> descriptor_of;
  for (std::size_t place = 0; place < descriptors.size(); ++place) {
    question.states.push_back(descriptors[place].states.size());
    descriptor_of.insert(descriptor_of.end(), descriptors[place].states.size(), place);
  }
  if (rows->size() != descriptor_of.size()) {
    return refuse(refusal, "impacts-length", "/impacts"), std::nullopt;
  }
  for (std::size_t row = 0; row < rows->size(); ++row) {
    question.impacts.emplace_back();
    for (std::size_t column = 0; column < rows->size(); ++column) {
      const double impact = (*rows)[row][column];
      if (impact != 0 && descriptor_of[row] == descriptor_of[column]) {
        refuse(refusal, "own-states", pointer("impacts", row, column));
      }
      question.impacts.back().push_back(exactly(impact, pointer("impacts", row, column), refusal));
      if (!refusal.code.empty()) return std::nullopt;
    }
  }
  return question;
}

}  // namespace

Json influence_answer(const Json& input, MethodRefusal& refusal) {
  const auto rows = square(input, "influence", rows_at_most, refusal);
  if (!rows) return nullptr;
  method::Matrix influence(rows->size(), rows->size());
  for (std::size_t row = 0; row < rows->size(); ++row) {
    for (std::size_t column = 0; column < rows->size(); ++column) {
      influence.at(row, column) = (*rows)[row][column];
    }
  }
  if (const auto problem = method::problem_of_influences(influence)) {
    const bool is_own = problem->fault == method::InfluenceFault::on_itself;
    refuse(refusal, is_own ? "on-itself" : "off-scale",
           pointer("influence", problem->row, problem->column));
    return nullptr;
  }
  const method::InfluenceSums sums = method::influence_sums(influence);
  std::vector<double> on_others;
  for (std::size_t place = 0; place < rows->size(); ++place) {
    on_others.push_back(sums.second_order[place] - sums.feedback[place]);
  }
  return {{"out", sums.out},
          {"in", sums.in},
          {"secondOrder", sums.second_order},
          {"feedback", sums.feedback},
          {"onOthers", on_others}};
}

Json cross_impact_answer(const Json& input, MethodRefusal& refusal) {
  const std::vector<Descriptor> descriptors = descriptors_of(input, refusal);
  if (!refusal.code.empty()) return nullptr;
  const auto question = question_of(descriptors, input, refusal);
  if (!question) return nullptr;
  const method::ConsistentCombinations found = method::consistent_combinations(*question);
  Json consistent = Json::array();
  for (const auto& combination : found.combinations) {
    Json one = Json::object();
    for (std::size_t place = 0; place < descriptors.size(); ++place) {
      one[descriptors[place].name] = descriptors[place].states[combination[place]];
    }
    consistent.push_back(std::move(one));
  }
  double combinations = 1;
  for (const std::size_t count : question->states) combinations *= static_cast<double>(count);
  constexpr double exact_whole_numbers = 9007199254740992.0;
  Json all = combinations;
  if (combinations <= exact_whole_numbers) all = static_cast<std::int64_t>(combinations);
  return {{"consistent", std::move(consistent)},
          {"complete", found.complete},
          {"combinations", std::move(all)},
          {"nodes", found.nodes}};
}

}  // namespace malvag::platform
