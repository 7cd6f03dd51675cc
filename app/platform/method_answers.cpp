// Reads the bare methods' input, and writes what they give.
#include "method_answers.hpp"

#include <algorithm>
#include <cmath>

#include "../../core/method/judgements.hpp"
#include "../../core/method/scores.hpp"
#include "../../core/method/uncertainty.hpp"
#include "../../core/plan/json.hpp"
#include "choice_methods.hpp"
#include "influence_methods.hpp"
#include "method_members.hpp"

namespace malvag::platform {
namespace {

using method::Matrix;

constexpr std::int64_t samples_at_most = 1'000'000;
constexpr std::size_t pairs_at_most = 2'000;  // alternatives that are counted two by two

Json ranges_json(const std::vector<method::Interval>& intervals) {
  Json json = Json::array();
  for (const method::Interval& one : intervals) json.push_back({one.from, one.to});
  return json;
}

// --- each method
// -----------------------------------------------------------------------------------

Json wsm(MethodInput& input) {
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

Json topsis(MethodInput& input) {
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

std::vector<method::PreferenceOf> preferences_of(MethodInput& input, std::size_t count) {
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

Json promethee(MethodInput& input) {
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

Json ahp(MethodInput& input) {
  Matrix matrix = input.matrix("matrix");
  if (!input.failed() && matrix.rows != matrix.columns) input.wrong("square", "/matrix");
  method::Reciprocity reciprocity;
  if (!input.failed()) reciprocity = method::make_reciprocal(matrix);
  if (!reciprocity.holds) {
    input.wrong("reciprocal", "/matrix/" + std::to_string(reciprocity.row) + "/" +
                                  std::to_string(reciprocity.column));
  }
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
               {"mostInconsistent", nullptr},
               {"rounded", nullptr}};
  if (reciprocity.off > 0) {
    json["rounded"] = {
        {"row", reciprocity.row}, {"column", reciprocity.column}, {"off", reciprocity.off}};
  }
  if (const auto& most = result.most_inconsistent) {
    json["mostInconsistent"] = {{"row", most->row},
                                {"column", most->column},
                                {"judged", most->judged},
                                {"implied", most->implied}};
  }
  return json;
}

Json roc(MethodInput& input) {
  const std::int64_t count =
      input.whole("count", 1, static_cast<std::int64_t>(alternatives_at_most), std::nullopt);
  if (input.failed()) return nullptr;
  return {{"weights", method::rank_order_centroid(static_cast<std::size_t>(count))}};
}

Json smaa2(MethodInput& input) {
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

Json stability(MethodInput& input) {
  const Matrix values = input.matrix("values");
  const auto weights = input.weights(values.columns);
  if (input.failed()) return nullptr;
  const method::Stability result = method::stability(values, weights);
  return {{"best", ranges_json(result.best)}, {"ranking", ranges_json(result.ranking)}};
}

Json kendall_w(MethodInput& input) {
  const auto rankings = input.rows("rankings");
  if (input.failed()) return nullptr;
  const method::Concordance result = method::concordance(rankings);
  return {{"w", result.w}, {"chiSquare", result.chi_square}, {"p", result.p}};
}

Json borda(MethodInput& input) {
  const auto rankings = input.rows("rankings");
  if (input.failed()) return nullptr;
  return {{"rankSum", method::rank_sums(rankings)}};
}

Json pareto(MethodInput& input) {
  const Matrix matrix = input.matrix("matrix");
  const auto directions = input.directions(matrix.columns);
  if (input.failed()) return nullptr;
  return {{"front", method::front(matrix, directions)}};
}

// --- of influences
// ---------------------------------------------------------------------------------

// Those that read their input by themselves.
template <Json (*answer)(const Json&, MethodRefusal&)>
Json of_influences(MethodInput& input) {
  MethodRefusal refusal;
  Json json = answer(input.json(), refusal);
  if (!refusal.code.empty()) input.wrong(refusal.code, refusal.at);
  return json;
}

// --- all of them
// -----------------------------------------------------------------------------------

struct Method {
  std::string_view name;
  Json (*answer)(MethodInput& input);
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
                              {"core-index", core_index},
                              {"conflict-sets", conflict_sets},
                              {"influence", of_influences<influence_answer>},
                              {"cross-impact", of_influences<cross_impact_answer>}};

// JSON has no word for infinity: it would stand there as null, which means another thing.
bool has_only_finite(const Json& json) {
  if (json.is_number_float()) return std::isfinite(json.get<double>());
  return !json.is_structured() || std::all_of(json.begin(), json.end(), has_only_finite);
}

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
    MethodInput read(json);
    refuse_unknown_members(name, read);
    const Json answer = read.failed() ? Json() : one.answer(read);
    if (!read.failed() && !has_only_finite(answer)) {
      read.wrong("not-finite", std::string(first_member_of(name)));
    }
    if (read.failed()) return refused(read.code(), read.at());
    return {true, written(answer)};
  }
  return refused("unknown", "");
}

}  // namespace malvag::platform
