// Names the things that a choice rests on, and says their values, as people write them.
#include "basis_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "../ui/numbers.hpp"
#include "finding_words.hpp"
#include "kpi_words.hpp"
#include "room_words.hpp"

namespace malvag::words {
namespace {

using conflict::Changed;
using ui::TextKey;

// A fact's name, in its parts: collection, id, what, year; or "principle", what.
struct Fact {
  std::vector<std::string> parts;
  explicit Fact(std::string_view name) {
    std::size_t begin = 0;
    for (std::size_t end = name.find('/'); end != name.npos; end = name.find('/', begin)) {
      parts.emplace_back(name.substr(begin, end - begin));
      begin = end + 1;
    }
    parts.emplace_back(name.substr(begin));
  }
  std::string part(std::size_t place) const {
    return place < parts.size() ? parts[place] : std::string();
  }
  bool is_of_principle() const { return part(0) == "principle"; }
  std::string what() const { return is_of_principle() ? part(1) : part(2); }
};

std::string strength_name(const ConflictContext& context, const Id& id) {
  const Influence* influence = context.plan.influences.find(id);
  if (!influence) return ui::text(context.language, TextKey::resolution_fact_strength_unknown);
  const std::string who =
      influence->assessor.empty()
          ? ui::text(context.language, TextKey::resolution_fact_strength_somebody)
          : influence->assessor;
  return ui::text(context.language, TextKey::resolution_fact_strength,
                  {{"who", who},
                   {"from", title_in(context.plan.goals, influence->from)},
                   {"to", title_in(context.plan.goals, influence->to)}});
}

std::string fact_name(const ConflictContext& context, const Fact& fact, const std::string& name) {
  const Plan& plan = context.plan;
  const Id id = fact.part(1);
  const std::string what = fact.what();
  const auto said = [&](TextKey key, const std::string& title) {
    return ui::text(context.language, key, {{"title", title}, {"year", fact.part(3)}});
  };
  const auto of_frame = [&] {
    if (fact.part(0) == "plan") return whose_room(context.language, plan, "", "");
    const Frame* frame = plan.frames.find(id);
    return frame ? whose_room(context.language, plan, id, frame->body) : id;
  };
  if (what == "weight") {
    return ui::text(context.language, TextKey::resolution_fact_weight,
                    {{"title", title_in(plan.goals, id)}});
  }
  if (what == "fulfilledAt") {
    return said(TextKey::resolution_fact_fulfilled_at, title_in(plan.goals, id));
  }
  if (what == "target") {
    return said(TextKey::resolution_fact_target, ui::in_sentence(title_in(plan.kpis, id)));
  }
  if (what == "baseline") {
    return ui::text(context.language, TextKey::resolution_fact_baseline,
                    {{"title", ui::in_sentence(title_in(plan.kpis, id))}});
  }
  if (what == "strength") return strength_name(context, id);
  if (what == "costs") return said(TextKey::resolution_fact_costs, title_in(plan.measures, id));
  if (what == "effects") {
    return ui::text(context.language, TextKey::resolution_fact_effects,
                    {{"title", title_in(plan.measures, id)},
                     {"goal", title_in(plan.goals, fact.part(3))},
                     {"year", fact.part(4)}});
  }
  if (what == "counts") {
    return ui::text(context.language, TextKey::resolution_fact_counts,
                    {{"title", title_in(plan.measures, id)}});
  }
  if (what == "room") return said(TextKey::resolution_fact_room, of_frame());
  if (what == "wanted") return said(TextKey::resolution_fact_wanted, of_frame());
  if (what == "amounts") return said(TextKey::resolution_fact_amounts, of_frame());
  if (what == "id") return ui::text(context.language, TextKey::resolution_fact_principle);
  if (what == "version") return ui::text(context.language, TextKey::resolution_fact_version);
  if (what == "first") return ui::text(context.language, TextKey::resolution_fact_first);
  return name;
}

std::optional<double> number_in(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  return json.is_number() ? std::optional(json.get<double>()) : std::nullopt;
}

std::string target_value(const ConflictContext& context, const Id& id, const std::string& value) {
  constexpr std::array<std::string_view, 5> comparisons = {"<", "<=", "=", ">=", ">"};
  const Kpi* kpi = context.plan.kpis.find(id);
  const std::size_t space = value.find(' ');
  if (!kpi || space == value.npos) return value;
  const auto comparison =
      std::find(comparisons.begin(), comparisons.end(), std::string_view(value).substr(0, space));
  const auto number = number_in(std::string_view(value).substr(space + 1));
  if (comparison == comparisons.end() || !number) return value;
  Target target;
  target.comparison = static_cast<TargetOperator>(comparison - comparisons.begin());
  target.value = *number;
  return target_words(context.language, *kpi, target);
}

std::string fact_value(const ConflictContext& context, const Fact& fact, const std::string& value) {
  if (value.empty()) return value;
  const Plan& plan = context.plan;
  const std::string what = fact.what();
  if (what == "id") return title_in(plan.principles, value);
  if (what == "first") {
    return value == "none" ? ui::text(context.language, TextKey::resolution_fact_first_none)
                           : title_in(plan.goals, value);
  }
  if (what == "counts") {
    return ui::text(context.language, TextKey::resolution_fact_counts_value);
  }
  if (what == "target") return target_value(context, fact.part(1), value);
  const auto number = number_in(value);
  if (!number) return value;
  if (what == "costs" || what == "room" || what == "wanted" || what == "amounts") {
    return money(context.language, static_cast<Tkr>(*number));
  }
  if (what == "baseline") {
    const Kpi* kpi = plan.kpis.find(fact.part(1));
    const std::string unit = !kpi                                            ? ""
                             : kpi->baseline && !kpi->baseline->unit.empty() ? kpi->baseline->unit
                                                                             : kpi->unit;
    return value_with_unit(context.language, *number, unit);
  }
  if (what == "strength") {
    return strengths_words(context.language, {static_cast<int>(*number)}) + " (" +
           ui::text(context.language, strength_key(static_cast<int>(*number))) + ")";
  }
  return ui::plain_number(context.language, *number);
}

}  // namespace

std::string changed_words(const ConflictContext& context, const Changed& changed) {
  const Fact fact(changed.name);
  const TextKey key = changed.then.empty()  ? TextKey::resolution_changed_new
                      : changed.now.empty() ? TextKey::resolution_changed_gone
                                            : TextKey::resolution_changed;
  return ui::text(context.language, key,
                  {{"what", fact_name(context, fact, changed.name)},
                   {"then", fact_value(context, fact, changed.then)},
                   {"now", fact_value(context, fact, changed.now)}});
}

std::vector<std::string> changed_words(const ConflictContext& context,
                                       const std::vector<Changed>& changed, std::size_t most) {
  std::vector<std::string> words;
  for (std::size_t place = 0; place < std::min(most, changed.size()); ++place) {
    words.push_back(changed_words(context, changed[place]));
  }
  if (changed.size() > most) {
    words.push_back(ui::plural(context.language, ui::PluralKey::resolution_again_more,
                               static_cast<std::int64_t>(changed.size() - most)));
  }
  return words;
}

}  // namespace malvag::words
