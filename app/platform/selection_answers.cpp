// Writes a choice within the frames as JSON.
#include "selection_answers.hpp"

#include <cmath>

#include "../../core/plan/json.hpp"
#include "../words/selection_words.hpp"
#include "answers.hpp"

namespace malvag::platform {
namespace {

using portfolio::ImpossibleBy;
using portfolio::LeftOutBy;

std::string_view name_of(LeftOutBy by) {
  switch (by) {
    case LeftOutBy::stopped:
      return "stopped";
    case LeftOutBy::lock:
      return "lock";
    case LeftOutBy::scores:
      return "scores";
    case LeftOutBy::outside:
      return "outside";
    case LeftOutBy::exclusion:
      return "exclusion";
    case LeftOutBy::need:
      return "need";
    case LeftOutBy::group:
      return "group";
    case LeftOutBy::harm:
      return "harm";
    case LeftOutBy::money:
      return "money";
    case LeftOutBy::staff:
      return "staff";
    case LeftOutBy::tier:
      return "tier";
    case LeftOutBy::open:
      return "open";
    case LeftOutBy::worth:
      break;
  }
  return "worth";
}

std::string_view name_of(ImpossibleBy by) {
  switch (by) {
    case ImpossibleBy::lock:
      return "lock";
    case ImpossibleBy::exclusion:
      return "exclusion";
    case ImpossibleBy::least:
      return "least";
    case ImpossibleBy::most:
      return "most";
    case ImpossibleBy::frame:
      return "frame";
    case ImpossibleBy::staff:
      return "staff";
    case ImpossibleBy::together:
      break;
  }
  return "together";
}

Json id_or_null(const Id& id) {
  return id.empty() ? Json(nullptr) : Json(id);
}

double rounded(double number) {
  return std::round(number * 1e9) / 1e9;
}

}  // namespace

std::string selection_json(const Plan& plan, const portfolio::Asked& asked,
                           const portfolio::Selection& selection,
                           const std::optional<portfolio::Selection>& another,
                           ui::Language language) {
  Json answer = {{"format", "malvag-portfolio"},
                 {"version", 1},
                 {"plan", {{"id", plan.head.id}, {"title", plan.head.title}}},
                 {"principle", {{"id", asked.principle.id}, {"title", asked.principle.title}}},
                 {"question",
                  {{"body", asked.body ? Json(*asked.body) : Json(nullptr)},
                   {"percent", static_cast<double>(asked.permille) / 10}}},
                 {"proven", selection.proven},
                 {"points", rounded(selection.points)},
                 {"bound", rounded(selection.bound)},
                 {"impossible", nullptr},
                 {"frames", Json::array()},
                 {"uncovered", Json::array()},
                 {"staff", Json::array()},
                 {"taken", Json::array()},
                 {"leftOut", Json::array()},
                 {"done", selection.done},
                 {"asGood", nullptr}};
  if (another) {
    answer["asGood"] = Json::array();
    for (const portfolio::Taken& one : another->taken) answer["asGood"].push_back(one.measure);
  }
  if (const auto& why = selection.impossible) {
    answer["impossible"] = {{"by", name_of(why->by)},
                            {"one", id_or_null(why->one)},
                            {"other", id_or_null(why->other)},
                            {"message", words::impossible_words(language, plan, selection)}};
  }
  for (const portfolio::FrameOfYear& frame : selection.frames) {
    answer["frames"].push_back(frame_json(frame));
  }
  for (const priority::Uncovered& one : selection.uncovered) {
    answer["uncovered"].push_back({{"body", one.body}, {"cost", one.cost}});
  }
  for (const portfolio::StaffOfYear& staff : selection.staff) {
    answer["staff"].push_back({{"id", staff.frame},
                               {"body", staff.body},
                               {"year", staff.year},
                               {"limit", static_cast<double>(staff.limit) / 1000},
                               {"used", static_cast<double>(staff.used) / 1000},
                               {"given", static_cast<double>(staff.given) / 1000}});
  }
  for (const portfolio::Taken& one : selection.taken) {
    answer["taken"].push_back({{"id", one.measure},
                               {"title", plan.measures.find(one.measure)->title},
                               {"points", rounded(one.points)},
                               {"locked", one.locked},
                               {"byLaw", one.by_law},
                               {"begins", one.begins ? Json(*one.begins) : Json(nullptr)}});
  }
  for (const portfolio::LeftOut& one : selection.left_out) {
    const portfolio::FrameOfYear* frame = one.frame ? &selection.frames[*one.frame] : nullptr;
    const portfolio::StaffOfYear* staff = one.staff ? &selection.staff[*one.staff] : nullptr;
    answer["leftOut"].push_back({{"id", one.measure},
                                 {"title", plan.measures.find(one.measure)->title},
                                 {"points", rounded(one.points)},
                                 {"by", name_of(one.by)},
                                 {"other", id_or_null(one.other)},
                                 {"frame", frame ? frame_json(*frame)["id"] : Json(nullptr)},
                                 {"year", frame ? Json(frame->year) : Json(nullptr)},
                                 {"missing", one.missing},
                                 {"staffFrame", staff ? Json(staff->frame) : Json(nullptr)},
                                 {"staffYear", staff ? Json(staff->year) : Json(nullptr)},
                                 {"missingStaff", static_cast<double>(one.missing_staff) / 1000},
                                 {"tier", one.tier ? Json(*one.tier) : Json(nullptr)},
                                 {"message", words::reason_words(language, plan, selection, one)}});
  }
  return answer.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace malvag::platform
