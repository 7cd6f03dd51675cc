// Reads the bare methods' input, and writes what they give.
#include "method_answers.hpp"

#include <algorithm>
#include <cmath>

#include "../../core/method/judgements.hpp"
#include "../../core/method/scores.hpp"
#include "../../core/method/uncertainty.hpp"
#include "../../core/plan/json.hpp"
#include "../../core/portfolio/core_index.hpp"
#include "../../core/portfolio/solver.hpp"

namespace malvag::platform {
namespace {

using method::Better;
using method::Matrix;

constexpr std::size_t alternatives_at_most = 10'000;
constexpr std::size_t columns_at_most = 100;
constexpr std::size_t pairs_at_most = 2'000;  // alternatives that are counted two by two
constexpr std::int64_t samples_at_most = 1'000'000;
constexpr std::int64_t nodes_unless_told = 2'000'000;
constexpr double largest_number = 1e150;  // its square is still a number
constexpr int decimals_of_amounts = 6;

// Reads members, and remembers the first thing that was wrong: what follows from it is not told.
class Input {
 public:
  explicit Input(const Json& json) : json_(json) {
    if (!json.is_object()) wrong("object", "");
  }

  bool failed() const { return !code_.empty(); }
  const std::string& code() const { return code_; }
  const std::string& at() const { return at_; }
  void wrong(std::string code, std::string at) {
    if (failed()) return;
    code_ = std::move(code);
    at_ = std::move(at);
  }

  const Json* member(const char* name, bool needed) {
    if (failed()) return nullptr;
    const auto found = json_.find(name);
    if (found != json_.end()) return &*found;
    if (needed) wrong("missing", std::string("/") + name);
    return nullptr;
  }

  double number(const Json& json, const std::string& at) {
    const double value = json.is_number() ? json.get<double>() : NAN;
    if (!std::isfinite(value) || std::fabs(value) > largest_number) wrong("number", at);
    return failed() ? 0 : value;
  }

  std::vector<double> numbers(const Json& json, const std::string& at, std::size_t at_most) {
    std::vector<double> result;
    if (!json.is_array()) wrong("list", at);
    if (!failed() && json.size() > at_most) wrong("too-many", at);
    for (std::size_t place = 0; !failed() && place < json.size(); ++place) {
      result.push_back(number(json[place], at + "/" + std::to_string(place)));
    }
    return result;
  }

  std::vector<std::vector<double>> rows(const char* name) {
    std::vector<std::vector<double>> result;
    const Json* json = member(name, true);
    const std::string at = std::string("/") + name;
    if (json && (!json->is_array() || json->empty())) wrong("rows", at);
    if (json && !failed() && json->size() > alternatives_at_most) wrong("too-many", at);
    for (std::size_t row = 0; json && !failed() && row < json->size(); ++row) {
      const std::string place = at + "/" + std::to_string(row);
      result.push_back(numbers((*json)[row], place, alternatives_at_most));
      if (!failed() && result[row].empty()) wrong("rows", place);
      if (!failed() && result[row].size() != result[0].size()) wrong("ragged", place);
    }
    return result;
  }

  Matrix matrix(const char* name) {
    const auto given = rows(name);
    if (!failed() && given[0].size() > columns_at_most) wrong("too-many", std::string("/") + name);
    if (failed()) return {};
    Matrix result(given.size(), given[0].size());
    for (std::size_t row = 0; row < result.rows; ++row) {
      for (std::size_t column = 0; column < result.columns; ++column) {
        result.at(row, column) = given[row][column];
      }
    }
    return result;
  }

  std::vector<double> weights(std::size_t count) {
    const Json* json = member("weights", true);
    if (!json) return {};
    std::vector<double> result = numbers(*json, "/weights", columns_at_most);
    if (failed()) return {};
    if (result.size() != count) wrong("length", "/weights");
    double sum = 0;
    for (std::size_t at = 0; at < result.size(); ++at) {
      if (result[at] < 0) wrong("negative", "/weights/" + std::to_string(at));
      sum += result[at];
    }
    if (sum <= 0) wrong("all-zero", "/weights");
    return result;
  }

  std::vector<Better> directions(std::size_t count) {
    std::vector<Better> result(count, Better::higher);
    const Json* json = member("directions", false);
    if (!json) return result;
    if (!json->is_array() || json->size() != count) wrong("length", "/directions");
    for (std::size_t at = 0; !failed() && at < count; ++at) {
      const Json& one = (*json)[at];
      if (one != "max" && one != "min") wrong("direction", "/directions/" + std::to_string(at));
      result[at] = one == "min" ? Better::lower : Better::higher;
    }
    return result;
  }

  std::vector<std::pair<double, double>> pairs(const Json& json, const std::string& at) {
    std::vector<std::pair<double, double>> result;
    if (!json.is_array() || json.size() > alternatives_at_most) wrong("list", at);
    for (std::size_t place = 0; !failed() && place < json.size(); ++place) {
      const std::string here = at + "/" + std::to_string(place);
      const std::vector<double> both = numbers(json[place], here, 2);
      if (!failed() && both.size() != 2) wrong("pair", here);
      if (!failed()) result.emplace_back(both[0], both[1]);
    }
    return result;
  }

  std::int64_t whole(const char* name, std::int64_t least, std::int64_t most,
                     std::optional<std::int64_t> otherwise) {
    const Json* json = member(name, !otherwise);
    if (!json) return otherwise.value_or(least);
    const std::string at = std::string("/") + name;
    const double value = number(*json, at);
    if (!failed() && (value != std::floor(value) || value < static_cast<double>(least) ||
                      value > static_cast<double>(most))) {
      wrong("whole", at);
    }
    return failed() ? least : static_cast<std::int64_t>(value);
  }

 private:
  const Json& json_;
  std::string code_;
  std::string at_;
};

Json ranges_json(const std::vector<method::Interval>& intervals) {
  Json json = Json::array();
  for (const method::Interval& one : intervals) json.push_back({one.from, one.to});
  return json;
}

// --- each method
// -----------------------------------------------------------------------------------

Json wsm(Input& input) {
  const Matrix matrix = input.matrix("matrix");
  const auto weights = input.weights(matrix.columns);
  const auto directions = input.directions(matrix.columns);
  std::vector<method::Range> ranges;
  if (const Json* given = input.member("ranges", false)) {
    ranges = input.pairs(*given, "/ranges");
    if (!input.failed() && ranges.size() != matrix.columns) input.wrong("length", "/ranges");
  }
  if (input.failed()) return nullptr;
  const auto score = method::additive(matrix, weights, directions, ranges);
  return {{"score", score}, {"rank", method::places_of(score)}};
}

Json topsis(Input& input) {
  const Matrix matrix = input.matrix("matrix");
  const auto weights = input.weights(matrix.columns);
  const auto directions = input.directions(matrix.columns);
  if (input.failed()) return nullptr;
  const auto score = method::topsis(matrix, weights, directions);
  return {{"score", score}, {"rank", method::places_of(score)}};
}

constexpr std::pair<std::string_view, method::Preference> preference_names[] = {
    {"usual", method::Preference::usual},
    {"ushape", method::Preference::ushape},
    {"vshape", method::Preference::vshape},
    {"level", method::Preference::level},
    {"linear", method::Preference::linear}};

std::vector<method::PreferenceOf> preferences_of(Input& input, std::size_t count) {
  std::vector<method::PreferenceOf> result(count);
  const Json* given = input.member("preferences", false);
  if (!given) return result;
  if (!given->is_array() || given->size() != count) input.wrong("length", "/preferences");
  for (std::size_t at = 0; !input.failed() && at < count; ++at) {
    const std::string here = "/preferences/" + std::to_string(at);
    const Json& one = (*given)[at];
    const std::string type = one.is_object() && one.contains("type") && one["type"].is_string()
                                 ? one["type"].get<std::string>()
                                 : "";
    const auto named = std::find_if(std::begin(preference_names), std::end(preference_names),
                                    [&](const auto& name) { return name.first == type; });
    if (named == std::end(preference_names)) {
      input.wrong("preference", here + "/type");
      break;
    }
    result[at].type = named->second;
    if (one.contains("q")) result[at].q = input.number(one["q"], here + "/q");
    if (one.contains("p")) result[at].p = input.number(one["p"], here + "/p");
    const bool uses_p = result[at].type == method::Preference::vshape ||
                        result[at].type == method::Preference::level ||
                        result[at].type == method::Preference::linear;
    if (result[at].q < 0) input.wrong("negative", here + "/q");
    if (uses_p && (result[at].p <= 0 || result[at].p < result[at].q)) {
      input.wrong("threshold", here + "/p");
    }
  }
  return result;
}

Json promethee(Input& input) {
  const Matrix matrix = input.matrix("matrix");
  const auto weights = input.weights(matrix.columns);
  const auto directions = input.directions(matrix.columns);
  const auto preferences = preferences_of(input, matrix.columns);
  if (input.failed()) return nullptr;
  const method::Flows flows = method::promethee(matrix, weights, directions, preferences);
  return {{"phiPlus", flows.plus},
          {"phiMinus", flows.minus},
          {"phi", flows.net},
          {"rank", method::places_of(flows.net)}};
}

Json ahp(Input& input) {
  const Matrix matrix = input.matrix("matrix");
  if (!input.failed() && matrix.rows != matrix.columns) input.wrong("square", "/matrix");
  if (!input.failed() && !method::is_reciprocal(matrix)) input.wrong("reciprocal", "/matrix");
  std::optional<double> index;
  if (const Json* given = input.member("randomIndex", false)) {
    index = input.number(*given, "/randomIndex");
    if (!input.failed() && *index < 0) input.wrong("negative", "/randomIndex");
  }
  if (input.failed()) return nullptr;
  const method::Pairwise result = method::pairwise(matrix, index);
  Json json = {{"weights", result.weights},
               {"lambdaMax", result.lambda_max},
               {"consistencyIndex", result.consistency_index},
               {"randomIndex", result.random_index},
               {"consistencyRatio", result.consistency_ratio},
               {"mostInconsistent", nullptr}};
  if (const auto& most = result.most_inconsistent) {
    json["mostInconsistent"] = {{"row", most->row},
                                {"column", most->column},
                                {"judged", most->judged},
                                {"implied", most->implied}};
  }
  return json;
}

Json roc(Input& input) {
  const std::int64_t count =
      input.whole("count", 1, static_cast<std::int64_t>(alternatives_at_most), std::nullopt);
  if (input.failed()) return nullptr;
  return {{"weights", method::rank_order_centroid(static_cast<std::size_t>(count))}};
}

Json smaa2(Input& input) {
  const Matrix values = input.matrix("values");
  const std::int64_t samples = input.whole("samples", 1, samples_at_most, 10'000);
  const std::int64_t seed = input.whole("seed", 0, std::int64_t{1} << 53, 1);
  method::WeightsKnown known;
  if (const Json* given = input.member("weights", false)) {
    if (*given == "ordinal") {
      known.what = method::WeightsKnown::What::order;
    } else if (given->is_object() && given->contains("intervals")) {
      known.what = method::WeightsKnown::What::intervals;
      known.bounds = input.pairs((*given)["intervals"], "/weights/intervals");
      if (!input.failed() && !method::can_hold(known, values.columns)) {
        input.wrong("intervals", "/weights/intervals");
      }
    } else if (*given != "free") {
      input.wrong("weights-known", "/weights");
    }
  }
  const Json* pairs = input.member("pairs", false);
  if (pairs && !pairs->is_boolean()) input.wrong("boolean", "/pairs");
  if (!input.failed() && values.rows > pairs_at_most) input.wrong("too-many", "/values");
  if (input.failed()) return nullptr;
  const bool with_pairs = !pairs || pairs->get<bool>();
  method::AcceptabilityRun run(values, known, static_cast<std::uint64_t>(seed), samples,
                               with_pairs);
  run.step(samples);
  const method::Acceptability result = run.result();
  Json central = Json::array();
  for (const auto& weights : result.central_weights) {
    central.push_back(weights.empty() ? Json(nullptr) : Json(weights));
  }
  Json json = {{"samples", result.samples},
               {"rankAcceptability", result.ranks},
               {"centralWeights", std::move(central)},
               {"confidence", result.confidence}};
  if (with_pairs) json["pairwiseWins"] = result.wins;
  return json;
}

Json stability(Input& input) {
  const Matrix values = input.matrix("values");
  const auto weights = input.weights(values.columns);
  if (input.failed()) return nullptr;
  const method::Stability result = method::stability(values, weights);
  return {{"best", ranges_json(result.best)}, {"ranking", ranges_json(result.ranking)}};
}

Json kendall_w(Input& input) {
  const auto rankings = input.rows("rankings");
  if (input.failed()) return nullptr;
  const method::Concordance result = method::concordance(rankings);
  return {{"w", result.w}, {"chiSquare", result.chi_square}, {"p", result.p}};
}

Json borda(Input& input) {
  const auto rankings = input.rows("rankings");
  if (input.failed()) return nullptr;
  return {{"rankSum", method::rank_sums(rankings)}};
}

Json pareto(Input& input) {
  const Matrix matrix = input.matrix("matrix");
  const auto directions = input.directions(matrix.columns);
  if (input.failed()) return nullptr;
  return {{"front", method::front(matrix, directions)}};
}

// --- the choice within frames
// ----------------------------------------------------------------------

// The least power of ten that makes all of them whole; none: more decimals than are read.
std::optional<double> scale_of(const std::vector<double>& amounts) {
  double scale = 1;
  for (int decimals = 0; decimals <= decimals_of_amounts; ++decimals, scale *= 10) {
    if (std::all_of(amounts.begin(), amounts.end(), [&](double amount) {
          const double whole = std::round(amount * scale);
          return std::fabs(amount * scale - whole) <= 1e-9 * std::max(1.0, std::fabs(whole));
        })) {
      return scale;
    }
  }
  return std::nullopt;
}

std::int64_t in_units(double amount, double scale) {
  return std::llround(std::clamp(amount * scale, -9e15, 9e15));
}

portfolio::Item item_at(Input& input, const Json& json, const std::string& at, std::size_t count) {
  const double place = input.number(json, at);
  if (!input.failed() &&
      (place != std::floor(place) || place < 0 || place >= static_cast<double>(count))) {
    input.wrong("place", at);
  }
  return input.failed() ? 0 : static_cast<portfolio::Item>(place);
}

std::vector<portfolio::Item> items_of(Input& input, const Json* json, const std::string& at,
                                      std::size_t count) {
  std::vector<portfolio::Item> items;
  if (!json) return items;
  if (!json->is_array()) input.wrong("list", at);
  for (std::size_t place = 0; !input.failed() && place < json->size(); ++place) {
    items.push_back(item_at(input, (*json)[place], at + "/" + std::to_string(place), count));
  }
  return items;
}

std::vector<std::pair<portfolio::Item, portfolio::Item>> item_pairs(Input& input, const char* name,
                                                                    std::size_t count) {
  std::vector<std::pair<portfolio::Item, portfolio::Item>> result;
  const Json* json = input.member(name, false);
  if (!json) return result;
  const std::string at = std::string("/") + name;
  if (!json->is_array()) input.wrong("list", at);
  for (std::size_t place = 0; !input.failed() && place < json->size(); ++place) {
    const std::string here = at + "/" + std::to_string(place);
    const auto both = items_of(input, &(*json)[place], here, count);
    if (!input.failed() && both.size() != 2) input.wrong("pair", here);
    if (!input.failed()) result.emplace_back(both[0], both[1]);
  }
  return result;
}

std::vector<portfolio::Group> groups_of(Input& input, std::size_t count) {
  std::vector<portfolio::Group> groups;
  const Json* json = input.member("groups", false);
  if (!json) return groups;
  if (!json->is_array()) input.wrong("list", "/groups");
  for (std::size_t place = 0; !input.failed() && place < json->size(); ++place) {
    const std::string here = "/groups/" + std::to_string(place);
    const Json& one = (*json)[place];
    if (!one.is_object() || !one.contains("members")) {
      input.wrong("missing", here + "/members");
      break;
    }
    portfolio::Group group;
    group.members = items_of(input, &one["members"], here + "/members", count);
    const auto bound = [&](const char* name) -> std::optional<std::int64_t> {
      if (!one.contains(name) || one[name].is_null()) return std::nullopt;
      const double value = input.number(one[name], here + "/" + name);
      if (!input.failed() && (value != std::floor(value) || std::fabs(value) > 1e9)) {
        input.wrong("whole", here + "/" + name);
      }
      return static_cast<std::int64_t>(value);
    };
    group.least = bound("min").value_or(0);
    group.most = bound("max");
    groups.push_back(std::move(group));
  }
  return groups;
}

Json portfolio_json(Input& input) {
  const Json* value_json = input.member("value", true);
  if (!value_json) return nullptr;
  const std::vector<double> values = input.numbers(*value_json, "/value", alternatives_at_most);
  const std::size_t count = values.size();
  std::vector<double> frames;
  if (const Json* json = input.member("frames", false)) {
    frames = input.numbers(*json, "/frames", columns_at_most);
  }
  std::vector<std::vector<double>> costs;
  const Json* cost_json = input.member("cost", !frames.empty());
  if (cost_json && (!cost_json->is_array() || cost_json->size() != count)) {
    input.wrong("length", "/cost");
  }
  for (std::size_t at = 0; cost_json && !input.failed() && at < count; ++at) {
    const std::string here = "/cost/" + std::to_string(at);
    costs.push_back(input.numbers((*cost_json)[at], here, columns_at_most));
    if (!input.failed() && costs[at].size() != frames.size()) input.wrong("length", here);
  }
  portfolio::Problem problem;
  problem.needs = item_pairs(input, "requires", count);
  problem.excludes = item_pairs(input, "excludes", count);
  problem.mandatory = items_of(input, input.member("mandatory", false), "/mandatory", count);
  problem.forbidden = items_of(input, input.member("forbidden", false), "/forbidden", count);
  problem.groups = groups_of(input, count);
  const std::int64_t nodes =
      input.whole("nodes", 1, std::int64_t{1'000'000'000}, nodes_unless_told);
  if (input.failed()) return nullptr;

  std::vector<double> amounts = frames;
  for (const auto& row : costs) amounts.insert(amounts.end(), row.begin(), row.end());
  const auto value_scale = scale_of(values), cost_scale = scale_of(amounts);
  if (!value_scale) input.wrong("decimals", "/value");
  if (!cost_scale) input.wrong("decimals", "/cost");
  if (input.failed()) return nullptr;
  for (const double value : values) problem.values.push_back(in_units(value, *value_scale));
  problem.costs.assign(frames.size(), {});
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    problem.frames.push_back(in_units(frames[frame], *cost_scale));
    for (std::size_t at = 0; at < count; ++at) {
      problem.costs[frame].push_back(in_units(costs[at][frame], *cost_scale));
    }
  }
  if (!portfolio::within_range(problem)) {
    input.wrong("too-large", "/cost");
    return nullptr;
  }
  const auto program = portfolio::program_of(problem);
  portfolio::Answer answer;
  answer.proven = true;
  if (program) answer = portfolio::solve(*program, nodes);
  Json json = {{"objective", nullptr},
               {"selected", nullptr},
               {"spent", nullptr},
               {"bound", nullptr},
               {"proven", answer.proven}};
  if (program && (answer.found || !answer.proven)) {
    json["bound"] = static_cast<double>(answer.bound) / *value_scale;
  }
  if (!answer.found) return json;
  json["objective"] = static_cast<double>(answer.value) / *value_scale;
  Json selected = Json::array();
  std::vector<double> spent(frames.size(), 0.0);
  for (std::size_t frame = 0; frame < frames.size(); ++frame) {
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < count; ++at) {
      if (answer.choice[at]) sum += problem.costs[frame][at];
    }
    spent[frame] = static_cast<double>(sum) / *cost_scale;
  }
  for (std::size_t at = 0; at < count; ++at) {
    if (answer.choice[at]) selected.push_back(at);
  }
  json["selected"] = std::move(selected);
  json["spent"] = spent;
  return json;
}

Json core_index(Input& input) {
  const auto lower = input.rows("scoreLower");
  const auto upper = input.rows("scoreUpper");
  const auto vertices = input.rows("weightVertices");
  if (input.failed()) return nullptr;
  const std::size_t count = lower.size(), criteria = lower[0].size();
  if (upper.size() != count || upper[0].size() != criteria) input.wrong("length", "/scoreUpper");
  if (vertices[0].size() != criteria) input.wrong("length", "/weightVertices");
  for (std::size_t item = 0; !input.failed() && item < count; ++item) {
    for (std::size_t at = 0; at < criteria; ++at) {
      if (upper[item][at] < lower[item][at]) {
        input.wrong("bounds", "/scoreUpper/" + std::to_string(item) + "/" + std::to_string(at));
      }
    }
  }
  std::vector<double> amounts;
  if (const Json* json = input.member("cost", true)) {
    amounts = input.numbers(*json, "/cost", alternatives_at_most);
  }
  if (!input.failed() && amounts.size() != count) input.wrong("length", "/cost");
  if (const Json* json = input.member("budget", true)) {
    amounts.push_back(input.number(*json, "/budget"));
  }
  if (input.failed()) return nullptr;
  const auto scale = scale_of(amounts);
  if (!scale) input.wrong("decimals", "/cost");
  if (std::any_of(amounts.begin(), amounts.end(), [](double amount) { return amount < 0; })) {
    input.wrong("negative", "/cost");
  }
  if (input.failed()) return nullptr;
  portfolio::RobustProblem problem{lower, upper, {}, in_units(amounts.back(), *scale), vertices};
  for (std::size_t item = 0; item < count; ++item) {
    problem.costs.push_back(in_units(amounts[item], *scale));
  }
  const auto result = portfolio::robust_choices(problem);
  if (!result) {
    input.wrong("too-many-choices", "/scoreLower");
    return nullptr;
  }
  return {{"coreIndex", result->core_index}, {"nonDominated", result->non_dominated}};
}

// --- all of them
// -----------------------------------------------------------------------------------

struct Method {
  std::string_view name;
  Json (*answer)(Input& input);
};
constexpr Method methods[] = {{"wsm", wsm},
                              {"topsis", topsis},
                              {"promethee2", promethee},
                              {"ahp", ahp},
                              {"roc", roc},
                              {"smaa2", smaa2},
                              {"stability", stability},
                              {"kendall-w", kendall_w},
                              {"borda", borda},
                              {"pareto", pareto},
                              {"portfolio", portfolio_json},
                              {"core-index", core_index}};

std::string written(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::vector<std::string_view> method_names() {
  std::vector<std::string_view> names;
  for (const Method& one : methods) names.push_back(one.name);
  return names;
}

bool is_method(std::string_view name) {
  return std::any_of(std::begin(methods), std::end(methods),
                     [&](const Method& one) { return one.name == name; });
}

MethodAnswer method_answer(std::string_view name, std::string_view input, ui::Language language) {
  const auto refused = [&](const std::string& code, const std::string& at) {
    const auto message = ui::text_by_name(language, "terminal.method." + code);
    return MethodAnswer{
        false, written({{"format", "malvag-method"},
                        {"problems", Json::array({{{"code", "method." + code},
                                                   {"at", at},
                                                   {"message", message.value_or(code)}}})}})};
  };
  const Json json = Json::parse(input.begin(), input.end(), nullptr, false);
  if (json.is_discarded()) return refused("json", "");
  for (const Method& one : methods) {
    if (one.name != name) continue;
    Input read(json);
    const Json answer = read.failed() ? Json() : one.answer(read);
    if (read.failed()) return refused(read.code(), read.at());
    return {true, written(answer)};
  }
  return refused("unknown", "");
}

}  // namespace malvag::platform
