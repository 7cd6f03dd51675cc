// Writes answers about a plan as JSON.
#include "answers.hpp"

#include <algorithm>
#include <cmath>

#include "../../core/check/finding.hpp"
#include "../../core/plan/json.hpp"
#include "../ui/words.hpp"
#include "../words/finding_words.hpp"

namespace malvag::platform {
namespace {

// Nine decimals: what ranking tells apart, and no more.
double rounded(double number) {
  return std::round(number * 1e9) / 1e9;
}

std::string written(const Json& answer) {
  return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json envelope(std::string_view command) {
  return {{"format", "malvag-" + std::string(command)}, {"version", 1}};
}

Json answer_about(const Plan& plan, std::string_view command) {
  Json answer = envelope(command);
  answer["plan"] = {{"id", plan.head.id}, {"title", plan.head.title}};
  return answer;
}

std::string_view name_of(TierKind kind) {
  switch (kind) {
    case TierKind::gate:
      return "gate";
    case TierKind::level:
      return "level";
    case TierKind::weighted:
      return "weighted";
  }
  return "";
}

Json tier_json(const Tier& tier) {
  Json json = {{"kind", name_of(tier.kind)}};
  if (tier.kind != TierKind::weighted) {
    json["criterion"] = tier.criterion;
    return json;
  }
  json["shares"] = Json::object();
  for (const auto& [criterion, weight] : tier.weights) {
    json["shares"][criterion] = rounded(priority::share_of(tier, criterion));
  }
  return json;
}

Json result_json(const priority::TierResult& tier) {
  Json json = {{"kind", name_of(tier.kind)}, {"result", rounded(tier.result)}};
  if (tier.kind != TierKind::weighted) return json;
  json["contributions"] = Json::array();
  for (const priority::Contribution& one : tier.contributions) {
    json["contributions"].push_back({{"criterion", one.criterion},
                                     {"share", rounded(one.share)},
                                     {"value", rounded(one.value)},
                                     {"points", rounded(one.points)}});
  }
  return json;
}

Json question_json(Year line_year, const std::optional<Id>& body) {
  Json json = {{"year", line_year}, {"body", nullptr}};
  if (line_year == 0) json["year"] = nullptr;
  if (body) json["body"] = *body;
  return json;
}

Json measure_json(const Plan& plan, const priority::RankedMeasure& ranked, Year line_year) {
  const Measure& measure = *plan.measures.find(ranked.measure);
  Json json = {{"place", ranked.place},
               {"id", ranked.measure},
               {"title", measure.title},
               {"tied", ranked.tied},
               {"aboveLine", ranked.above_line},
               {"points", rounded(ranked.points)},
               {"cost", measure.costs.value_or(line_year, 0)},
               {"tiers", Json::array()}};
  for (const priority::TierResult& tier : ranked.tiers) json["tiers"].push_back(result_json(tier));
  return json;
}

}  // namespace

Json frame_json(const priority::FrameOfYear& frame) {
  const bool is_whole_plan = frame.frame.empty();
  return {{"id", is_whole_plan ? Json(nullptr) : Json(frame.frame)},
          {"body", is_whole_plan ? Json(nullptr) : Json(frame.body)},
          {"year", frame.year},
          {"room", frame.room},
          {"spent", frame.spent},
          {"given", frame.given}};
}

std::string check_json(const Plan& plan, ui::Language language) {
  const std::vector<check::Finding> findings = check::check(plan);
  const auto count = [&](check::Severity severity) {
    return std::count_if(findings.begin(), findings.end(), [&](const check::Finding& finding) {
      return finding.severity == severity;
    });
  };
  Json answer = answer_about(plan, "check");
  for (const auto severity :
       {check::Severity::error, check::Severity::warning, check::Severity::remark}) {
    answer["counts"][std::string(words::name_of(severity))] = count(severity);
  }
  answer["findings"] = Json::array();
  for (const check::Finding& finding : findings) {
    answer["findings"].push_back({{"code", finding.code},
                                  {"severity", words::name_of(finding.severity)},
                                  {"at", finding.at},
                                  {"entity", finding.entity},
                                  {"message", words::message(language, finding)},
                                  {"mend", words::mend(language, finding)},
                                  {"serves", words::recommendation_of(finding.code)}});
  }
  return written(answer);
}

std::string rank_json(const Plan& plan, const Principle& principle,
                      const priority::Question& question, bool trial) {
  const priority::Ranking ranking = priority::rank(plan, principle, question);
  Json answer = answer_about(plan, "rank");
  answer["principle"] = {
      {"id", principle.id}, {"title", principle.title}, {"trial", trial}, {"tiers", Json::array()}};
  for (const Tier& tier : principle.tiers) answer["principle"]["tiers"].push_back(tier_json(tier));
  answer["question"] = question_json(ranking.line_year, question.body);
  answer["rooms"] = Json::array();
  for (const priority::RoomOfYear& room : ranking.rooms) {
    answer["rooms"].push_back(
        {{"year", room.year}, {"room", room.room}, {"spent", room.spent}, {"given", room.given}});
  }
  answer["frames"] = Json::array();
  for (const priority::FrameOfYear& frame : ranking.frames) {
    answer["frames"].push_back(frame_json(frame));
  }
  answer["line"] = ranking.line;
  answer["nextLacks"] = Json::array();
  for (const priority::MissingRoom& lacks : ranking.next_lacks) {
    const priority::FrameOfYear& frame = ranking.frames[lacks.frame];
    answer["nextLacks"].push_back({{"frame", frame_json(frame)["id"]}, {"missing", lacks.amount}});
  }
  answer["measures"] = Json::array();
  for (const priority::RankedMeasure& ranked : ranking.measures) {
    answer["measures"].push_back(measure_json(plan, ranked, ranking.line_year));
  }
  answer["unranked"] = Json::array();
  for (const priority::UnrankedMeasure& unranked : ranking.unranked) {
    answer["unranked"].push_back({{"id", unranked.measure},
                                  {"title", plan.measures.find(unranked.measure)->title},
                                  {"missing", unranked.missing}});
  }
  const auto add = [&](const char* name, const std::vector<Id>& measures) {
    answer[name] = Json::array();
    for (const Id& id : measures) {
      answer[name].push_back({{"id", id}, {"title", plan.measures.find(id)->title}});
    }
  };
  add("outside", ranking.outside);
  add("done", ranking.done);
  add("stopped", ranking.stopped);
  return written(answer);
}

std::string problems_json(std::string_view command, const Problems& problems,
                          ui::Language language) {
  Json answer = envelope(command);
  answer["problems"] = Json::array();
  for (const Problem& problem : problems) {
    answer["problems"].push_back({{"code", problem.code},
                                  {"at", problem.at},
                                  {"expected", problem.expected},
                                  {"found", problem.found},
                                  {"message", ui::sentence_for(language, problem)}});
  }
  return written(answer);
}

}  // namespace malvag::platform
