// Puts a conflict into words: what somebody wrote of it goes first, else sentences are made.
#include "conflict_words.hpp"

#include <algorithm>

#include "../ui/numbers.hpp"
#include "conflict_kinds_words.hpp"
#include "conflict_phrases.hpp"
#include "feasibility_words.hpp"
#include "finding_words.hpp"
#include "kpi_words.hpp"
#include "room_words.hpp"

namespace malvag::words {
namespace {

using conflict::Found;
using conflict::Ground;
using conflict::Kind;
using ui::PluralKey;
using ui::TextKey;

std::string measures_words(const ConflictContext& context, std::size_t count) {
  return ui::in_sentence(ui::plural(context.language, PluralKey::conflict_way_measures,
                                    static_cast<std::int64_t>(count)));
}

// The KPI of a goal that says most: the first with a target, else the first.
const Kpi* kpi_of(const Plan& plan, const Id& goal) {
  const Kpi* first = nullptr;
  for (const Kpi& kpi : plan.kpis) {
    if (kpi.goal != goal) continue;
    if (!kpi.target.empty()) return &kpi;
    if (!first) first = &kpi;
  }
  return first;
}

std::string first_target(const ConflictContext& context, const Kpi& kpi) {
  return kpi.target.empty() ? std::string()
                            : target_words(context.language, kpi, kpi.target.begin()->second);
}

std::string kpi_in_sentence(const Kpi& kpi) {
  return ui::in_sentence(kpi.title);
}

ConflictSide side_of(const ConflictContext& context, const Id& id) {
  ConflictSide side{id, goal_title(context.plan, id), "", ""};
  const Kpi* kpi = kpi_of(context.plan, id);
  if (!kpi) {
    side.note = say(context, TextKey::conflict_side_no_kpi);
  } else if (kpi->target.empty()) {
    side.note = say(context, TextKey::conflict_side_no_target, {{"kpi", kpi->title}});
  } else {
    side.number = first_target(context, *kpi);
    side.note = say(context, TextKey::conflict_side_kpi,
                    {{"kpi", kpi->title}, {"year", std::to_string(kpi->target.begin()->first)}});
    const auto kpis = std::count_if(context.plan.kpis.begin(), context.plan.kpis.end(),
                                    [&](const Kpi& one) { return one.goal == id; });
    if (kpis > 1) {
      side.note = say(context, TextKey::conflict_side_one_of,
                      {{"note", side.note}, {"count", ui::number_word(context.language, kpis)}});
    }
  }
  return side;
}

std::string says_of(const ConflictContext& context, const Id& goal) {
  const Kpi* kpi = kpi_of(context.plan, goal);
  if (!kpi || kpi->target.empty()) {
    return say(context, TextKey::conflict_says_no_kpi, {{"goal", goal_title(context.plan, goal)}});
  }
  return say(context, TextKey::conflict_says_kpi,
             {{"kpi", kpi->title}, {"target", first_target(context, *kpi)}});
}

// --- judged ---------------------------------------------------------------------------------

std::string judged_line(const ConflictContext& context, const conflict::Judged& judged) {
  std::string line =
      ui::plural(context.language, PluralKey::conflict_judged,
                 static_cast<std::int64_t>(judged.most.strengths.size()),
                 {{"strengths", strengths_words(context.language, judged.most.strengths)}});
  if (judged.back.strengths.empty()) return line;
  const TextKey key = judged.back.median > 0   ? TextKey::conflict_back_helps
                      : judged.back.median < 0 ? TextKey::conflict_back_pulls
                                               : TextKey::conflict_back_neither;
  return line + " " +
         say(context, key,
             {{"strengths", strengths_words(context.language, judged.back.strengths)}});
}

// The reasons that were given, each once, at most three; and one from who sees it the other way.
std::string reasons(const ConflictContext& context, const conflict::Judged& judged) {
  std::vector<std::string> against;
  std::string other;
  for (std::size_t place = 0; place < judged.most.influences.size(); ++place) {
    const Influence* influence = context.plan.influences.find(judged.most.influences[place]);
    if (!influence || influence->reason.empty()) continue;
    if (influence->strength >= 0) {
      if (other.empty() && influence->strength > 0) other = influence->reason;
    } else if (against.size() < 3 &&
               std::find(against.begin(), against.end(), influence->reason) == against.end()) {
      against.push_back(influence->reason);
    }
  }
  std::string words;
  for (const std::string& reason : against) words += (words.empty() ? "" : " ") + reason;
  if (words.empty()) words = say(context, TextKey::conflict_why_none);
  if (other.empty()) return words;
  return words + " " + say(context, TextKey::conflict_why_other_view, {{"reason", other}});
}

std::string unknown_of_pair(const ConflictContext& context, const Found& found) {
  std::vector<std::string> missing;
  bool nobody = false;
  for (const Id& id : found.goals) {
    const Kpi* kpi = kpi_of(context.plan, id);
    if (!kpi) {
      missing.push_back(
          say(context, TextKey::conflict_unknown_kpi, {{"goal", goal_title(context.plan, id)}}));
    } else if (!kpi->baseline || !kpi->baseline->value) {
      missing.push_back(
          say(context, TextKey::conflict_unknown_level, {{"kpi", kpi_in_sentence(*kpi)}}));
    }
    const Goal* goal = context.plan.goals.find(id);
    nobody = nobody || (goal && goal->responsible.empty());
  }
  if (nobody) missing.push_back(say(context, TextKey::conflict_unknown_responsible));
  if (missing.empty()) return {};
  return say(context, TextKey::conflict_unknown_sentence, {{"what", listed(context, missing)}});
}

ConflictWay way_first(const ConflictContext& context, std::string letter, const Id& goal,
                      const Id& other) {
  const conflict::OwnMeasures own = conflict::own_measures(context.plan, other, goal);
  const std::string waiting = goal_title(context.plan, other);
  const bool are_examples =
      std::any_of(own.measures.begin(), own.measures.end(), [&](const Id& measure) {
        const Measure* found = context.plan.measures.find(measure);
        return found && found->origin && found->origin->kind == OriginKind::example;
      });
  ConflictWay way;
  way.letter = std::move(letter);
  way.title = say(context, TextKey::conflict_way_first, {{"goal", goal_title(context.plan, goal)}});
  way.text = say(context, TextKey::conflict_way_first_text);
  if (own.measures.empty()) {
    way.gives = say(context, TextKey::conflict_way_first_gives_nothing, {{"other", waiting}});
  } else {
    way.gives =
        say(context,
            are_examples ? TextKey::conflict_way_first_gives_example
                         : TextKey::conflict_way_first_gives,
            {{"other", waiting},
             {"own", ui::in_sentence(ui::plural(context.language, PluralKey::conflict_way_own,
                                                static_cast<std::int64_t>(own.measures.size())))},
             {"cost", million(context, own.cost)},
             {"all", say(context, own.all_can_be ? TextKey::conflict_way_own_all
                                                 : TextKey::conflict_way_own_exclude)}});
    if (own.others_pay) way.gives += " " + say(context, TextKey::conflict_way_own_others_pay);
    if (own.need_others) way.gives += " " + say(context, TextKey::conflict_way_own_need);
  }
  way.price = say(context, TextKey::conflict_way_price_unknown);
  way.course.kind = conflict::Course::Kind::goal_first;
  way.course.goal = goal;
  return way;
}

ConflictWay way_both(const ConflictContext& context, std::string letter, const Found& found) {
  ConflictWay way;
  way.letter = std::move(letter);
  way.title = say(context, TextKey::conflict_way_both);
  way.is_risk = true;
  way.gives = say(context, TextKey::conflict_way_both_risk);
  way.text = say(context, TextKey::conflict_way_both_no_kpi);
  // The goal that is pulled at is the one to watch.
  for (auto goal = found.goals.rbegin(); goal != found.goals.rend(); ++goal) {
    const Kpi* kpi = kpi_of(context.plan, *goal);
    if (!kpi || kpi->target.empty()) continue;
    way.text = say(context, TextKey::conflict_way_both_kpi,
                   {{"kpi", kpi->title}, {"target", first_target(context, *kpi)}});
    break;
  }
  return way;
}

std::string principle_words(const ConflictContext& context, const Found& found) {
  if (!context.principle) return say(context, TextKey::conflict_principle_none);
  const conflict::Principled says = conflict::principled(
      context.plan, context.principle, context.prepared, found.goals[0], found.goals[1]);
  if (says.verdict != conflict::Verdict::decides) {
    return say(context, TextKey::conflict_principle_undecided);
  }
  const std::string words = say(
      context, TextKey::conflict_principle_decides,
      {{"goal", goal_title(context.plan, says.before)}, {"number", std::to_string(says.tier + 1)}});
  return words + " " + force_words(context, *context.principle);
}

std::vector<std::string> questions_of_pair(const ConflictContext& context, const Found& found) {
  std::vector<std::string> questions;
  for (auto goal = found.goals.rbegin(); goal != found.goals.rend(); ++goal) {
    const Kpi* kpi = kpi_of(context.plan, *goal);
    if (!kpi) {
      questions.push_back(say(context, TextKey::conflict_question_kpi,
                              {{"goal", goal_title(context.plan, *goal)}}));
      break;
    }
    if (!kpi->baseline || !kpi->baseline->value) {
      questions.push_back(say(context, TextKey::conflict_question_level, {{"kpi", kpi->title}}));
      break;
    }
  }
  const std::vector<std::string> titles = goal_titles(context, found.goals);
  questions.push_back(say(context, TextKey::conflict_question_responsible,
                          {{"one", titles[0]}, {"other", titles[1]}}));
  questions.push_back(say(context, TextKey::conflict_question_price));
  return questions;
}

void fill_judged(const ConflictContext& context, const Found& found, ConflictCard& card) {
  const auto& judged = std::get<conflict::Judged>(found.evidence);
  card.judged = judged_line(context, judged);
  for (const Id& goal : found.goals) card.sides.push_back(side_of(context, goal));
  card.says =
      say(context, TextKey::conflict_says_pair,
          {{"one", says_of(context, found.goals[0])}, {"other", says_of(context, found.goals[1])}});
  card.why = reasons(context, judged);
  card.unknown = unknown_of_pair(context, found);
  card.principle = principle_words(context, found);
  card.ways = {way_first(context, "A", found.goals[0], found.goals[1]),
               way_first(context, "B", found.goals[1], found.goals[0]),
               way_both(context, "C", found)};
  card.questions = questions_of_pair(context, found);
}

// What somebody wrote stands in place of what was made.
void take_what_is_written(const ConflictContext& context, const Conflict& written,
                          ConflictCard& card) {
  if (!written.why.empty()) card.why = written.why;
  if (!written.unknown.empty()) card.unknown = written.unknown;
  if (!written.question.empty()) {
    card.questions.insert(card.questions.begin(), written.question);
    card.questions.resize(3);
  }
  if (written.ways.empty()) return;
  card.ways.clear();
  for (const Way& way : written.ways) {
    ConflictWay made;
    made.letter = std::string(1, static_cast<char>('A' + card.ways.size() % 26));
    made.title = way.title;
    made.text = way.description;
    made.is_risk = way.givesUp.empty();
    made.gives = made.is_risk ? way.risk : way.givesUp;
    made.amount = way.price;
    if (way.price) {
      made.price = say(context, TextKey::conflict_way_price,
                       {{"price", money(context.language, *way.price)}});
    } else if (!made.is_risk) {
      made.price = say(context, TextKey::conflict_way_price_unknown);
    }
    card.ways.push_back(std::move(made));
  }
}

// --- computed -------------------------------------------------------------------------------

const conflict::YearShort& worst_year(const conflict::Shortage& shortage) {
  return *std::find_if(
      shortage.years.begin(), shortage.years.end(),
      [&](const conflict::YearShort& year) { return year.year == shortage.worst; });
}

std::string left_words(const ConflictContext& context, const conflict::LeftOut& left) {
  if (left.goals_without.empty()) return say(context, TextKey::conflict_way_room_goals_none);
  return say(context, TextKey::conflict_way_room_goals_without,
             {{"goals", listed(context, goals_quoted(context, left.goals_without))}});
}

ConflictWay way_by_principle(const ConflictContext& context, const conflict::Shortage& shortage) {
  const conflict::LeftOut left = conflict::below_the_line(
      context.plan, context.prepared, *context.principle, shortage.frame, shortage.worst);
  ConflictWay way;
  way.title = say(context, TextKey::conflict_way_room_principle);
  way.text = ui::capitalised(say(context, TextKey::conflict_way_room_principle_text,
                                 {{"measures", measures_words(context, left.measures.size())},
                                  {"year", std::to_string(shortage.worst)}}));
  way.gives = left_words(context, left);
  way.course.kind = conflict::Course::Kind::leave_out;
  way.course.measures = left.measures;
  way.course.by_principle = true;
  return way;
}

ConflictWay way_by_fewest(const ConflictContext& context, const conflict::Shortage& shortage) {
  constexpr std::size_t most_titles = 3;
  std::vector<std::string> titles;
  for (std::size_t place = 0; place < std::min(most_titles, shortage.fewest.size()); ++place) {
    titles.push_back("”" + measure_title(context.plan, shortage.fewest[place]) + "”");
  }
  const bool names_all = shortage.fewest.size() <= most_titles;
  ConflictWay way;
  way.title = say(context, TextKey::conflict_way_room_fewest);
  way.text = say(
      context,
      names_all ? TextKey::conflict_way_room_fewest_text : TextKey::conflict_way_room_fewest_some,
      {{"measures", measures_words(context, shortage.fewest.size())},
       {"titles", listed(context, titles)}});
  way.gives = left_words(context, conflict::left_out(context.plan, shortage.fewest));
  way.course.kind = conflict::Course::Kind::leave_out;
  way.course.measures = shortage.fewest;
  return way;
}

ConflictWay way_by_money(const ConflictContext& context, const conflict::YearShort& year) {
  ConflictWay way;
  way.title = say(context, TextKey::conflict_way_room_money);
  way.text = say(context, TextKey::conflict_way_room_money_text,
                 {{"missing", ui::rounded_money(context.language, year.missing)},
                  {"year", std::to_string(year.year)}});
  way.gives = say(context, TextKey::conflict_way_room_money_gives);
  way.course.kind = conflict::Course::Kind::add_money;
  way.course.year = year.year;
  way.course.money = year.missing;
  return way;
}

void fill_shortage(const ConflictContext& context, const Found& found, ConflictCard& card) {
  const auto& shortage = std::get<conflict::Shortage>(found.evidence);
  const conflict::YearShort& year = worst_year(shortage);
  const std::string year_words = std::to_string(year.year);
  card.says =
      say(context, TextKey::conflict_says_room,
          {{"measures", std::to_string(shortage.measures.size())},
           {"body", whose_room(context.language, context.plan, shortage.frame, shortage.body)},
           {"wanted", million(context, year.wanted)},
           {"year", year_words},
           {"room", million(context, year.room)}});
  std::vector<std::string> others;
  for (const conflict::YearShort& other : shortage.years) {
    if (other.year != year.year) others.push_back(std::to_string(other.year));
  }
  if (!others.empty()) {
    card.says += " " + say(context, TextKey::conflict_says_room_also,
                           {{"years", listed(context, others)}, {"year", year_words}});
  }
  card.why = ui::plural(context.language, PluralKey::conflict_why_room,
                        static_cast<std::int64_t>(found.goals.size()));
  card.unknown =
      say(context, found.origin == OriginKind::example ? TextKey::conflict_unknown_room
                                                       : TextKey::conflict_unknown_room_known);
  card.principle = say(context, context.principle ? TextKey::conflict_principle_room
                                                  : TextKey::conflict_principle_none);
  if (context.principle) card.ways.push_back(way_by_principle(context, shortage));
  if (!shortage.fewest.empty()) card.ways.push_back(way_by_fewest(context, shortage));
  // Money is added to a frame, and the whole plan's room is no frame's.
  if (!shortage.frame.empty()) card.ways.push_back(way_by_money(context, year));
  for (std::size_t place = 0; place < card.ways.size(); ++place) {
    card.ways[place].letter = std::string(1, static_cast<char>('A' + place));
  }
  card.questions = {say(context, TextKey::conflict_question_room),
                    say(context, TextKey::conflict_question_room_goals),
                    say(context, TextKey::conflict_question_price)};
}

// --- unclear --------------------------------------------------------------------------------

void fill_beside(const ConflictContext& context, const Found& found, ConflictCard& card) {
  const auto& beside = std::get<conflict::Beside>(found.evidence);
  const Kpi& kpi = *context.plan.kpis.find(beside.kpi);
  const Frame& frame = *context.plan.frames.find(beside.frame);
  const conflict::Growth& growth = beside.growth;
  const std::string target = ui::percent(context.language, growth.allowed, 1);
  card.says = say(context, TextKey::conflict_says_target,
                  {{"kpi", kpi.title},
                   {"target", target_words(context.language, kpi, *kpi.target.find(growth.year))},
                   {"year", std::to_string(growth.year)},
                   {"body", body_title(context.plan, frame.body)},
                   {"from", std::to_string(growth.year - 1)},
                   {"before", million(context, growth.before)},
                   {"after", million(context, growth.after)}});
  card.why = say(context, TextKey::conflict_why_target);
  card.unknown = say(context, TextKey::conflict_unknown_target, {{"kpi", kpi_in_sentence(kpi)}});
  card.principle = say(context, context.principle ? TextKey::conflict_principle_undecided
                                                  : TextKey::conflict_principle_none);
  const ui::Arguments arguments = {{"target", target}};
  add_ways(context,
           {{TextKey::conflict_way_target_same, TextKey::conflict_way_target_same_text,
             TextKey::conflict_way_target_same_gives, false},
            {TextKey::conflict_way_target_frame, TextKey::conflict_way_target_frame_text,
             TextKey::conflict_way_target_frame_gives, false},
            {TextKey::conflict_way_target_keep, TextKey::conflict_way_target_keep_text,
             TextKey::conflict_way_target_keep_risk, true}},
           arguments, card);
  card.questions = {say(context, TextKey::conflict_question_target, arguments),
                    say(context, TextKey::conflict_question_level, {{"kpi", kpi.title}}),
                    say(context, TextKey::conflict_question_price)};
}

// What the plan's meetings take up about a goal, each title once, in their order.
std::vector<std::string> agenda_about(const Plan& plan, const Id& goal) {
  std::vector<std::string> titles;
  for (const Meeting& meeting : plan.meetings) {
    for (const AgendaItem& item : meeting.items) {
      const bool is_about =
          std::find(item.goals.begin(), item.goals.end(), goal) != item.goals.end();
      const std::string title = ui::in_sentence(item.title);
      if (!is_about || std::find(titles.begin(), titles.end(), title) != titles.end()) continue;
      titles.push_back(title);
    }
  }
  return titles;
}

void fill_unmeasured(const ConflictContext& context, const Found& found, ConflictCard& card) {
  const auto& unmeasured = std::get<conflict::Unmeasured>(found.evidence);
  card.says = say(context, TextKey::conflict_says_foremost,
                  {{"goal", goal_title(context.plan, found.goals[0])}});
  card.why = say(context, TextKey::conflict_why_foremost);
  const std::vector<std::string> items = agenda_about(context.plan, found.goals[0]);
  if (!items.empty()) {
    card.why += " " + say(context, TextKey::conflict_why_foremost_meetings,
                          {{"items", some_of(context, items)}});
  }
  if (!unmeasured.against.empty()) {
    card.why += " " + say(context, TextKey::conflict_why_foremost_against,
                          {{"goals", listed(context, goal_titles(context, unmeasured.against))}});
  }
  card.unknown = say(context, TextKey::conflict_unknown_foremost);
  card.principle = say(context, context.principle ? TextKey::conflict_principle_undecided
                                                  : TextKey::conflict_principle_none);
  add_ways(context,
           {{TextKey::conflict_way_foremost_kpi, TextKey::conflict_way_foremost_kpi_text,
             TextKey::conflict_way_foremost_kpi_gives, false},
            {TextKey::conflict_way_foremost_others, TextKey::conflict_way_foremost_others_text,
             TextKey::conflict_way_foremost_others_gives, false},
            {TextKey::conflict_way_foremost_reports, TextKey::conflict_way_foremost_reports_text,
             TextKey::conflict_way_foremost_reports_risk, true}},
           {}, card);
  card.questions = {say(context, TextKey::conflict_question_foremost),
                    say(context, TextKey::conflict_question_kpi,
                        {{"goal", goal_title(context.plan, found.goals[0])}}),
                    say(context, TextKey::conflict_question_price)};
}

report::Mark mark_of(Ground ground) {
  return ground == Ground::computed ? report::Mark::computed
         : ground == Ground::judged ? report::Mark::judged
                                    : report::Mark::unclear;
}

report::Section section(std::string title, std::string paragraph) {
  report::Section made;
  made.title = std::move(title);
  made.paragraphs.push_back(std::move(paragraph));
  return made;
}

}  // namespace

std::string ground_words(ui::Language language, Kind kind) {
  if (const auto words = kind_ground_words(language, kind)) return *words;
  switch (kind) {
    case Kind::pulls_apart:
      return ui::text(language, TextKey::conflict_ground_judged);
    case Kind::assessors_disagree:
      return ui::text(language, TextKey::conflict_ground_disagree);
    default:
      return ui::text(language, conflict::ground_of(kind) == Ground::computed
                                    ? TextKey::conflict_ground_computed
                                    : TextKey::conflict_ground_unclear);
  }
}

TextKey why_heading(Ground ground) {
  return ground == Ground::computed ? TextKey::conflict_why
         : ground == Ground::judged ? TextKey::conflict_why_may
                                    : TextKey::conflict_why_unclear;
}

std::string origin_words(ui::Language language, const Found& found) {
  if (found.origin == OriginKind::source) {
    return ui::text(language, TextKey::conflict_origin_source);
  }
  if (found.origin == OriginKind::judgement) {
    return ui::text(language, TextKey::conflict_origin_judgement);
  }
  // Of what is not measured only the judgements beside it can be examples.
  const bool is_judged = conflict::ground_of(found.kind) == Ground::judged ||
                         found.kind == Kind::foremost_not_measured;
  return ui::text(language, is_judged ? TextKey::conflict_origin_example_judged
                                      : TextKey::conflict_origin_example);
}

std::string strengths_words(ui::Language language, const std::vector<int>& strengths) {
  constexpr std::size_t most = 24;  // more than anyone reads one by one
  std::string words;
  for (std::size_t place = 0; place < strengths.size(); ++place) {
    if (place > 0) words += ", ";
    if (place == most) return words + "…";
    const int strength = strengths[place];
    words += (strength > 0 ? "+" : "") + ui::whole_number(language, strength);
  }
  return words;
}

ui::TextKey strength_key(int strength) {
  switch (strength) {
    case -3:
      return TextKey::conflict_strength_minus_3;
    case -2:
      return TextKey::conflict_strength_minus_2;
    case -1:
      return TextKey::conflict_strength_minus_1;
    case 1:
      return TextKey::conflict_strength_plus_1;
    case 2:
      return TextKey::conflict_strength_plus_2;
    case 3:
      return TextKey::conflict_strength_plus_3;
    default:
      return TextKey::conflict_strength_zero;
  }
}

std::string conflict_title(const ConflictContext& context, const Found& found) {
  if (const Conflict* written = context.plan.conflicts.find(found.written)) return written->title;
  if (const auto title = kind_title(context, found)) return *title;
  switch (found.kind) {
    case Kind::room_exceeded: {
      const auto& shortage = std::get<conflict::Shortage>(found.evidence);
      return ui::capitalised(say(
          context, TextKey::conflict_room_title,
          {{"body", whose_room(context.language, context.plan, shortage.frame, shortage.body)}}));
    }
    case Kind::target_beside_frames: {
      const conflict::Growth& growth = std::get<conflict::Beside>(found.evidence).growth;
      return say(context, TextKey::conflict_target_title,
                 {{"target", ui::percent(context.language, growth.allowed, 1)},
                  {"growth", ui::percent(context.language, growth.grows, 1)},
                  {"from", std::to_string(growth.year - 1)},
                  {"year", std::to_string(growth.year)}});
    }
    case Kind::foremost_not_measured:
      return say(context, TextKey::conflict_foremost_title);
    case Kind::firm_impossible:
      return firm_title(context);
    default:
      if (std::holds_alternative<conflict::Apart>(found.evidence)) {
        return apart_title(context, found);
      }
      return say(context, TextKey::conflict_pair_title,
                 {{"one", goal_title(context.plan, found.goals[0])},
                  {"other", ui::in_sentence(goal_title(context.plan, found.goals[1]))}});
  }
}

ConflictCard conflict_card(const ConflictContext& context, const Found& found) {
  ConflictCard card;
  card.id = found.id;
  card.ground = conflict::ground_of(found.kind);
  card.is_example = found.origin == OriginKind::example;
  card.title = conflict_title(context, found);
  card.ground_words = ground_words(context.language, found.kind);
  card.origin_words = origin_words(context.language, found);
  if (fill_kind(context, found, card)) {
    card.question = card.questions.front();
    return card;
  }
  switch (found.kind) {
    case Kind::room_exceeded:
      fill_shortage(context, found, card);
      break;
    case Kind::target_beside_frames:
      fill_beside(context, found, card);
      break;
    case Kind::foremost_not_measured:
      fill_unmeasured(context, found, card);
      break;
    case Kind::firm_impossible:
      fill_firm(context, found, card);
      break;
    default:
      if (std::holds_alternative<conflict::Apart>(found.evidence)) {
        fill_apart(context, found, card);
      } else {
        fill_judged(context, found, card);
      }
  }
  if (const Conflict* written = context.plan.conflicts.find(found.written)) {
    take_what_is_written(context, *written, card);
  }
  card.question = card.questions.front();
  return card;
}

report::Report conflict_report(const ConflictContext& context, const ConflictCard& card) {
  report::Report page;
  page.language = ui::code_of(context.language);
  page.title = card.title;
  page.tags = {{mark_of(card.ground), card.ground_words},
               {card.is_example ? report::Mark::example : report::Mark::source, card.origin_words}};
  page.lead = card.judged;
  report::Section says = section(say(context, TextKey::conflict_says), card.says);
  if (!card.sides.empty()) {
    says.paragraphs.clear();
    for (const ConflictSide& side : card.sides) {
      says.figures.push_back({side.title, side.number, side.note});
    }
  }
  page.sections.push_back(std::move(says));
  page.sections.push_back(section(say(context, why_heading(card.ground)), card.why));
  if (!card.unknown.empty()) {
    page.sections.push_back(section(say(context, TextKey::conflict_unknown), card.unknown));
  }
  report::Section ways;
  ways.title = say(context, TextKey::conflict_ways);
  for (const ConflictWay& way : card.ways) {
    const std::string price = way.price.empty() ? "" : " " + way.price;
    ways.choices.push_back(
        {way.letter, way.title, way.text,
         say(context, way.is_risk ? TextKey::conflict_way_risk : TextKey::conflict_way_gives_up),
         way.gives + price});
  }
  page.sections.push_back(std::move(ways));
  page.sections.push_back(section(say(context, TextKey::conflict_principle), card.principle));
  report::Section questions;
  questions.title = say(context, TextKey::conflict_questions);
  questions.points = card.questions;
  page.sections.push_back(std::move(questions));
  page.foot = say(
      context, card.is_example ? TextKey::conflict_page_foot_example : TextKey::conflict_page_foot,
      {{"plan", context.plan.head.title}});
  return page;
}

}  // namespace malvag::words
