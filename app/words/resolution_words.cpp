// Puts decisions into words, and the things they rest on.
#include "resolution_words.hpp"

#include <algorithm>

#include "../../core/io/plan_file.hpp"
#include "../ui/numbers.hpp"
#include "conflict_phrases.hpp"
#include "finding_words.hpp"
#include "principle_words.hpp"

namespace malvag::words {
namespace {

using conflict::Course;
using conflict::Found;
using conflict::Settlement;
using conflict::State;
using ui::Language;
using ui::PluralKey;
using ui::TextKey;

constexpr std::size_t most_titles = 3;
constexpr std::size_t most_changes = 6;

std::int64_t count_of(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

std::string joined(const std::vector<std::string>& sentences) {
  std::string all;
  for (const std::string& sentence : sentences) {
    if (!all.empty() && !sentence.empty()) all += " ";
    all += sentence;
  }
  return all;
}

// --- consequences ---------------------------------------------------------------------------

std::string titles_of(const ConflictContext& context, const std::vector<Id>& measures) {
  std::vector<std::string> titles;
  for (std::size_t place = 0; place < std::min(most_titles, measures.size()); ++place) {
    titles.push_back("”" + title_in(context.plan.measures, measures[place]) + "”");
  }
  return listed(context.language, titles);
}

std::string measures_sentence(const ConflictContext& context, const conflict::Consequences& does) {
  const std::vector<Id>& measures = does.left.measures;
  ui::Arguments arguments = {{"titles", titles_of(context, measures)}};
  if (!does.waiting.empty()) {
    arguments.emplace_back("goal", title_in(context.plan.goals, does.waiting));
  }
  const bool some = measures.size() > most_titles;
  if (some) {
    arguments.emplace_back("count", ui::number_word(context.language, count_of(measures.size())));
    return ui::text(context.language,
                    does.waiting.empty() ? TextKey::resolution_does_out_some
                                         : TextKey::resolution_does_waiting_some,
                    arguments);
  }
  if (measures.empty()) {
    return does.waiting.empty()
               ? std::string()
               : ui::text(context.language, TextKey::resolution_does_waiting_none, arguments);
  }
  return ui::plural(
      context.language,
      does.waiting.empty() ? PluralKey::resolution_does_out : PluralKey::resolution_does_waiting,
      count_of(measures.size()), arguments);
}

std::string amount_in_year(const ConflictContext& context, Tkr amount, Year year) {
  return ui::text(context.language, TextKey::resolution_does_money_year,
                  {{"amount", money(context.language, amount)}, {"year", std::to_string(year)}});
}

void add_goals(const ConflictContext& context, const conflict::Consequences& does,
               std::vector<std::string>& sentences) {
  sentences.push_back(ui::capitalised(measures_sentence(context, does)));
  if (does.left.goals_without.empty()) {
    if (!does.left.measures.empty()) {
      sentences.push_back(ui::text(context.language, TextKey::resolution_does_goals_kept));
    }
    return;
  }
  std::vector<std::string> goals;
  for (const Id& goal : does.left.goals_without) {
    goals.push_back("”" + title_in(context.plan.goals, goal) + "”");
  }
  sentences.push_back(ui::text(context.language, TextKey::resolution_does_goals_without,
                               {{"goals", listed(context.language, goals)}}));
}

void add_money(const ConflictContext& context, const conflict::Consequences& does,
               std::vector<std::string>& sentences) {
  std::vector<std::string> years;
  for (const auto& [year, amount] : does.freed) {
    if (amount != 0) years.push_back(amount_in_year(context, amount, year));
  }
  if (years.empty()) return;
  sentences.push_back(ui::text(context.language, TextKey::resolution_does_money,
                               {{"years", listed(context.language, years)}}));
}

void add_shortage(const ConflictContext& context, const conflict::Consequences& does,
                  std::vector<std::string>& sentences) {
  if (does.still_short.empty()) {
    sentences.push_back(ui::text(context.language, TextKey::resolution_does_fits));
    return;
  }
  std::vector<std::string> years;
  for (const conflict::YearShort& year : does.still_short) {
    years.push_back(amount_in_year(context, year.missing, year.year));
  }
  sentences.push_back(ui::text(context.language, TextKey::resolution_does_short,
                               {{"years", listed(context.language, years)}}));
}

// --- reports --------------------------------------------------------------------------------

std::string way_words(Language language, const Way& way) {
  if (way.description.empty()) return way.title;
  return ui::text(language, TextKey::resolution_decision_way,
                  {{"title", way.title}, {"text", way.description}});
}

std::string gives_words(Language language, const std::string& gives_up, const std::string& risk) {
  if (!gives_up.empty()) {
    return ui::text(language, TextKey::resolution_does_gives_up, {{"what", gives_up}});
  }
  if (risk.empty()) return {};
  return ui::text(language, TextKey::resolution_does_takes, {{"what", risk}});
}

std::string by_words(Language language, const ConflictChoice& choice) {
  return ui::text(language, TextKey::resolution_decision_by_on,
                  {{"who", choice.who}, {"date", ui::date(language, choice.date)}});
}

report::Mark mark_of(conflict::Ground ground) {
  return ground == conflict::Ground::computed ? report::Mark::computed
         : ground == conflict::Ground::judged ? report::Mark::judged
                                              : report::Mark::unclear;
}

void add_earlier(Language language, const std::vector<const ConflictChoice*>& about,
                 report::Section& section) {
  if (about.size() < 2) return;
  std::vector<std::string> lines;
  for (std::size_t place = 1; place < about.size(); ++place) {
    lines.push_back(earlier_words(language, *about[place]));
  }
  section.terms.push_back(
      {ui::text(language, TextKey::resolution_protocol_earlier), joined(lines)});
}

report::Section section_about(const ConflictContext& context, const Found& found,
                              const Settlement& settlement) {
  report::Section section = choice_section(context, settlement);
  section.title = context.plan.choices.find(settlement.choice)->title;
  section.tags.push_back(
      {mark_of(conflict::ground_of(found.kind)), ground_words(context.language, found.kind)});
  if (found.origin == OriginKind::example) {
    section.tags.push_back({report::Mark::example, origin_words(context.language, found)});
  }
  return section;
}

report::Section counts_section(Language language, const std::vector<Settlement>& settlements) {
  report::Section section;
  section.title = ui::text(language, TextKey::resolution_protocol_counts);
  section.table.heads = {ui::text(language, TextKey::nav_conflicts),
                         std::to_string(settlements.size())};
  for (const State state :
       {State::decided, State::accepted, State::follow_up_due, State::open_again, State::open}) {
    const auto count = std::count_if(settlements.begin(), settlements.end(),
                                     [&](const Settlement& one) { return one.state == state; });
    if (count > 0)
      section.table.rows.push_back({state_words(language, state), std::to_string(count)});
  }
  return section;
}

}  // namespace

std::string state_words(Language language, State state) {
  switch (state) {
    case State::open:
      return ui::text(language, TextKey::resolution_state_open);
    case State::decided:
      return ui::text(language, TextKey::resolution_state_decided);
    case State::accepted:
      return ui::text(language, TextKey::resolution_state_accepted);
    case State::follow_up_due:
      return ui::text(language, TextKey::resolution_state_follow_up);
    case State::open_again:
      return ui::text(language, TextKey::resolution_state_again);
  }
  return {};
}

std::string count_words(Language language, const std::vector<Settlement>& settlements) {
  const auto how_many = [&](auto&& which) {
    return static_cast<std::int64_t>(
        std::count_if(settlements.begin(), settlements.end(),
                      [&](const Settlement& one) { return which(one.state); }));
  };
  const std::string all = std::to_string(settlements.size());
  const std::int64_t again = how_many([](State state) { return state == State::open_again; });
  const std::int64_t due = how_many([](State state) { return state == State::follow_up_due; });
  const std::int64_t settled =
      how_many([](State state) { return state != State::open && state != State::open_again; });
  if (settled + again == 0) {
    return ui::text(language, TextKey::resolution_count_none, {{"all", all}});
  }
  std::vector<std::string> parts = {
      settled == 0
          ? ui::text(language, TextKey::resolution_count_settled_none, {{"all", all}})
          : ui::plural(language, PluralKey::resolution_count_settled, settled, {{"all", all}})};
  if (again > 0) {
    parts.push_back(
        ui::in_sentence(ui::plural(language, PluralKey::resolution_count_again, again)));
  }
  if (due > 0) {
    parts.push_back(ui::in_sentence(ui::plural(language, PluralKey::resolution_count_due, due)));
  }
  return ui::capitalised(
      ui::text(language, TextKey::resolution_count, {{"parts", listed(language, parts)}}));
}

std::vector<std::string> consequence_words(const ConflictContext& context, const Found& found,
                                           const ConflictWay& way) {
  const conflict::Consequences does = conflict::consequences(context.plan, found, way.course);
  std::vector<std::string> sentences;
  switch (way.course.kind) {
    case Course::Kind::goal_first:
    case Course::Kind::leave_out:
      add_goals(context, does, sentences);
      add_money(context, does, sentences);
      break;
    case Course::Kind::add_money:
      sentences.push_back(ui::text(context.language, TextKey::resolution_does_added,
                                   {{"amount", money(context.language, way.course.money)},
                                    {"year", std::to_string(way.course.year)}}));
      break;
    case Course::Kind::other:
      if (!way.gives.empty()) {
        sentences.push_back(gives_words(context.language, way.is_risk ? "" : way.gives,
                                        way.is_risk ? way.gives : ""));
      }
      sentences.push_back(ui::text(context.language, TextKey::resolution_does_unknown));
  }
  if (std::holds_alternative<conflict::Shortage>(found.evidence) &&
      way.course.kind != Course::Kind::other) {
    add_shortage(context, does, sentences);
  }
  const bool says_money =
      way.course.kind == Course::Kind::leave_out || way.course.kind == Course::Kind::add_money;
  if (!way.price.empty()) {
    sentences.push_back(way.price);
  } else if (!says_money) {
    sentences.push_back(ui::text(context.language, TextKey::conflict_way_price_unknown));
  }
  sentences.erase(std::remove(sentences.begin(), sentences.end(), ""), sentences.end());
  return sentences;
}

ConflictContext in_force(const ConflictContext& context) {
  return {context.language, context.plan, context.prepared,
          priority::principle_in_force(context.plan)};
}

conflict::Principled verdict_on(const ConflictContext& in_force, const Found& found) {
  if (!in_force.principle) return {};
  if (!std::holds_alternative<conflict::Judged>(found.evidence)) {
    return {conflict::Verdict::does_not_decide, "", 0};
  }
  return conflict::principled(in_force.plan, in_force.principle, in_force.prepared, found.goals[0],
                              found.goals[1]);
}

ConflictChoice choice_of(const ConflictContext& in_force, const Found& found,
                         const ConflictCard& card, const ConflictWay& way) {
  const auto kept = [](const ConflictWay& one) {
    Way result;
    result.title = one.title;
    result.description = one.text;
    (one.is_risk ? result.risk : result.givesUp) = one.gives;
    result.price = one.amount;
    return result;
  };
  ConflictChoice choice;
  choice.id = new_id(in_force.plan, "ch-");
  choice.conflict = found.id;
  choice.goals = found.goals;
  choice.title = card.title;
  choice.way = kept(way);
  for (const ConflictWay& other : card.ways) {
    if (other.letter != way.letter) choice.notChosen.push_back(kept(other));
  }
  if (in_force.principle) choice.principle = in_force.principle->id;
  choice.principleSays = card.principle;
  choice.follows = conflict::follows(verdict_on(in_force, found), way.course);
  choice.consequences = consequence_words(in_force, found, way);
  choice.basis = conflict::basis_of(in_force.plan, in_force.prepared, found);
  return choice;
}

edit::Command put(const Plan& plan, const ConflictChoice& choice) {
  Plan with = plan;
  with.choices = plan.choices.with(choice);
  return {edit::PutEntity{"choices", io::entity_to_json(with, "choices", choice.id), std::nullopt}};
}

std::vector<report::Term> choice_terms(Language language, const ConflictChoice& choice,
                                       State state) {
  const auto t = [&](TextKey key, const ui::Filling& arguments = {}) {
    return ui::text(language, key, arguments);
  };
  std::vector<report::Term> terms;
  const auto add = [&](TextKey name, std::string words) {
    if (!words.empty()) terms.push_back({t(name), std::move(words)});
  };
  add(TextKey::resolution_decision_chose, way_words(language, choice.way));
  add(TextKey::resolution_decision_by, by_words(language, choice));
  add(TextKey::resolution_decision_why, choice.reason);
  if (choice.accepted) {
    add(TextKey::resolution_decision_accepted, t(TextKey::resolution_form_accepted_note));
  }
  if (!choice.followUp.empty()) {
    const std::string date = ui::date(language, choice.followUp);
    add(TextKey::resolution_decision_follow_up,
        state == State::follow_up_due
            ? t(TextKey::resolution_decision_follow_up_due, {{"date", date}})
            : date);
  }
  std::vector<std::string> others;
  for (const Way& way : choice.notChosen) others.push_back("”" + way.title + "”");
  add(TextKey::resolution_decision_not_chosen, listed(language, others));
  add(TextKey::resolution_decision_does, joined(choice.consequences));
  std::vector<std::string> principle = {choice.principleSays};
  if (choice.follows == Follows::yes) {
    principle.push_back(t(TextKey::resolution_decision_follows_yes));
  }
  if (choice.follows == Follows::no)
    principle.push_back(t(TextKey::resolution_decision_follows_no));
  add(TextKey::resolution_decision_principle, joined(principle));
  return terms;
}

std::string earlier_words(Language language, const ConflictChoice& choice) {
  ui::Arguments arguments = {{"date", ui::date(language, choice.date)},
                             {"who", choice.who},
                             {"way", choice.way.title},
                             {"reason", choice.reason}};
  if (!choice.reopened) return ui::text(language, TextKey::resolution_earlier_line, arguments);
  arguments.emplace_back("again", ui::date(language, choice.reopened->date));
  arguments.emplace_back("by", choice.reopened->who);
  arguments.emplace_back("why", choice.reopened->reason);
  return ui::text(language, TextKey::resolution_earlier_taken_up, arguments);
}

std::string again_words(Language language, const ConflictChoice& choice, State state) {
  if (state != State::open_again) return {};
  if (!choice.reopened) return ui::text(language, TextKey::resolution_again);
  return ui::text(
      language, TextKey::resolution_again_by_hand,
      {{"who", choice.reopened->who}, {"date", ui::date(language, choice.reopened->date)}});
}

report::Section choice_section(const ConflictContext& context, const Settlement& settlement) {
  const ConflictChoice& choice = *context.plan.choices.find(settlement.choice);
  report::Section section;
  section.title = ui::text(context.language, TextKey::resolution_decision);
  section.tags.push_back({report::Mark::source, state_words(context.language, settlement.state)});
  const std::string again = again_words(context.language, choice, settlement.state);
  if (!again.empty()) section.paragraphs.push_back(again);
  if (!again.empty() && choice.reopened) section.paragraphs.push_back(choice.reopened->reason);
  section.terms = choice_terms(context.language, choice, settlement.state);
  section.points = changed_words(context, settlement.changed, most_changes);
  add_earlier(context.language, conflict::choices_about(context.plan, choice.conflict), section);
  return section;
}

report::Report protocol(const ConflictContext& context, const std::vector<Found>& found,
                        const std::vector<Settlement>& settlements) {
  constexpr std::size_t most_open = 40;
  const Language language = context.language;
  report::Report page;
  page.language = ui::code_of(language);
  page.title = ui::text(language, TextKey::resolution_protocol);
  page.lead = count_words(language, settlements);
  page.sections.push_back(counts_section(language, settlements));
  report::Section open;
  open.title = ui::text(language, TextKey::resolution_protocol_open);
  bool any_example = false;
  std::int64_t not_shown = 0;
  for (std::size_t place = 0; place < found.size(); ++place) {
    if (settlements[place].choice.empty()) {
      if (open.points.size() < most_open) {
        open.points.push_back(conflict_title(context, found[place]));
      } else {
        ++not_shown;
      }
      continue;
    }
    any_example = any_example || found[place].origin == OriginKind::example;
    page.sections.push_back(section_about(context, found[place], settlements[place]));
  }
  for (const Id& id : conflict::without_conflict(context.plan, found)) {
    const ConflictChoice& choice = *context.plan.choices.find(id);
    report::Section section;
    section.title = choice.title;
    section.paragraphs = {ui::text(language, TextKey::resolution_protocol_gone)};
    section.terms = choice_terms(language, choice, State::decided);
    add_earlier(language, conflict::choices_about(context.plan, choice.conflict), section);
    page.sections.push_back(std::move(section));
  }
  if (not_shown > 0) {
    open.points.push_back(
        ui::plural(language, PluralKey::resolution_protocol_open_more, not_shown));
  }
  if (!open.points.empty()) page.sections.push_back(std::move(open));
  if (any_example) {
    page.tags.push_back(
        {report::Mark::example, ui::text(language, TextKey::conflict_origin_example)});
  }
  page.foot =
      ui::text(language, TextKey::resolution_protocol_foot, {{"plan", context.plan.head.title}});
  return page;
}

}  // namespace malvag::words
