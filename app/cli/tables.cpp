// Lines up answers in columns.
#include "tables.hpp"

#include <algorithm>
#include <vector>

#include "../../core/check/finding.hpp"
#include "../ui/numbers.hpp"
#include "../ui/words.hpp"
#include "../words/conflict_kinds_words.hpp"
#include "../words/finding_words.hpp"
#include "../words/resolution_words.hpp"
#include "../words/room_words.hpp"
#include "../words/selection_words.hpp"

namespace malvag::cli {
namespace {

using ui::TextKey;

std::size_t width(std::string_view text) {  // in code points
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  }));
}

std::string left(std::string text, std::size_t columns) {
  const std::size_t used = width(text);
  return used < columns ? text.append(columns - used, ' ') : text;
}

std::string right(const std::string& text, std::size_t columns) {
  const std::size_t used = width(text);
  return used < columns ? std::string(columns - used, ' ') + text : text;
}

void line(std::string& out, const std::string& text) {
  out.append(text).append("\n");
}

std::int64_t count_of(const std::vector<check::Finding>& findings, check::Severity severity) {
  return std::count_if(findings.begin(), findings.end(),
                       [&](const check::Finding& finding) { return finding.severity == severity; });
}

constexpr check::Severity severities[] = {check::Severity::error, check::Severity::warning,
                                          check::Severity::remark};

// "fel 1, brist 14"
std::string counts_of(const std::vector<check::Finding>& group, ui::Language language) {
  std::string out;
  for (const check::Severity severity : severities) {
    const std::int64_t count = count_of(group, severity);
    if (count == 0) continue;
    if (!out.empty()) out += ", ";
    out += ui::text_by_name(language, "finding.severity." + std::string(words::name_of(severity)))
               .value_or("");
    out.append(" ").append(ui::whole_number(language, count));
  }
  return out;
}

// One rule's findings: its name once, then what each is about, then how to mend it.
void add_group(std::string& out, const std::vector<check::Finding>& group, ui::Language language) {
  const check::Finding& first = group.front();
  line(out, "");
  line(out, ui::text(language, TextKey::terminal_check_rule,
                     {{"code", first.code},
                      {"name", words::rule_name(language, first.code)},
                      {"counts", counts_of(group, language)}}));
  std::size_t widest = 0;
  for (const check::Finding& finding : group) widest = std::max(widest, width(finding.at));
  for (const check::Finding& finding : group) {
    line(out, "  " + left(finding.at, widest) + "  " + words::item(language, finding));
  }
  std::string last_mend;
  for (const check::Finding& finding : group) {
    const std::string mend = words::mend(language, finding);
    if (mend != last_mend) line(out, "  → " + mend);
    last_mend = mend;
  }
  const std::string serves(words::recommendation_of(first.code));
  if (const auto words = ui::text_by_name(language, "finding.serves." + serves)) {
    line(out, "    " + *words + " (" + serves + ").");
  }
}

void add_heading(std::string& out, const Plan& plan, const Principle& principle, bool trial,
                 ui::Language language) {
  line(out, plan.head.title);
  line(out,
       ui::text(language, trial ? TextKey::terminal_rank_trial : TextKey::terminal_rank_principle,
                {{"title", principle.title.empty() ? principle.id : principle.title}}));
}

std::string line_words(const Plan& plan, const priority::Ranking& ranking, ui::Language language) {
  for (const priority::RoomOfYear& room : ranking.rooms) {
    if (room.year != ranking.line_year) continue;
    std::string words = ui::text(language, TextKey::terminal_rank_line,
                                 {{"year", std::to_string(room.year)},
                                  {"spent", words::money(language, room.spent)},
                                  {"room", words::money(language, room.room)}});
    if (ranking.next_lacks.empty()) return words;
    return words + ". " +
           ui::text(language, TextKey::terminal_rank_lacks,
                    {{"missing",
                      words::missing_rooms(language, plan, ranking.frames, ranking.next_lacks)}});
  }
  return ui::text(language, TextKey::terminal_rank_no_line);
}

// Of a million: one, or as many as show every cost to the thousand.
int decimals_of_costs(const Plan& plan, const priority::Ranking& ranking) {
  int decimals = 1;
  for (const priority::RankedMeasure& ranked : ranking.measures) {
    const Tkr cost = plan.measures.find(ranked.measure)->costs.value_or(ranking.line_year, 0);
    if (cost % 100 != 0) decimals = std::max(decimals, cost % 10 == 0 ? 2 : 3);
  }
  return decimals;
}

void add_rows(std::string& out, const Plan& plan, const priority::Ranking& ranking,
              ui::Language language) {
  constexpr std::size_t place_width = 5, points_width = 9, cost_width = 12;
  const bool has_line = ranking.line_year != 0;
  const int decimals = decimals_of_costs(plan, ranking);
  std::size_t widest = 20;
  for (const priority::RankedMeasure& ranked : ranking.measures) {
    widest = std::max(widest, width(plan.measures.find(ranked.measure)->title));
  }
  const std::string cost_column = ui::text(language, TextKey::terminal_rank_column_cost,
                                           {{"year", std::to_string(ranking.line_year)}});
  line(out, std::string(place_width + 2, ' ') +
                left(ui::text(language, TextKey::terminal_rank_column_measure), widest) +
                right(ui::text(language, TextKey::terminal_rank_column_points), points_width) +
                (has_line ? right(cost_column, cost_width) : ""));
  for (std::size_t index = 0; index < ranking.measures.size(); ++index) {
    const priority::RankedMeasure& ranked = ranking.measures[index];
    const Measure& measure = *plan.measures.find(ranked.measure);
    if (has_line && index == ranking.line) line(out, "  —— " + line_words(plan, ranking, language));
    std::string row =
        right(std::to_string(ranked.place), place_width) + (ranked.tied ? "= " : "  ");
    row += left(measure.title, widest);
    row += right(ui::decimal_number(language, ranked.points, 1), points_width);
    if (has_line) {
      const auto cost = static_cast<double>(measure.costs.value_or(ranking.line_year, 0));
      row += right(ui::decimal_number(language, cost / 1000, decimals), cost_width);
    }
    line(out, row);
  }
}

void add_unranked(std::string& out, const Plan& plan, const priority::Ranking& ranking,
                  ui::Language language) {
  if (ranking.unranked.empty()) return;
  line(out, "");
  line(out, ui::text(language, TextKey::terminal_rank_unranked));
  for (const priority::UnrankedMeasure& unranked : ranking.unranked) {
    std::string missing;
    for (const Id& criterion : unranked.missing) {
      if (!missing.empty()) missing += ", ";
      missing += title_in(plan.criteria, criterion);
    }
    line(out, "  " + plan.measures.find(unranked.measure)->title + " (" + missing + ")");
  }
}

}  // namespace

std::string heading_text(const Plan& plan, const Principle& principle, bool trial,
                         ui::Language language) {
  std::string out;
  add_heading(out, plan, principle, trial, language);
  return out;
}

std::string right_aligned(const std::string& text, std::size_t columns) {
  return right(text, columns);
}

std::string check_text(const Plan& plan, ui::Language language) {
  const std::vector<check::Finding> findings = check::check(plan);
  std::string out;
  line(out, plan.head.title);
  if (findings.empty()) {
    line(out, ui::text(language, TextKey::terminal_check_nothing));
    return out;
  }
  const auto number = [&](check::Severity severity) {
    return ui::whole_number(language, count_of(findings, severity));
  };
  line(out, ui::text(language, TextKey::terminal_check_counts,
                     {{"errors", number(check::Severity::error)},
                      {"warnings", number(check::Severity::warning)},
                      {"remarks", number(check::Severity::remark)}}));
  for (std::size_t at = 0; at < findings.size();) {
    std::vector<check::Finding> group;
    const std::string& code = findings[at].code;
    for (; at < findings.size() && findings[at].code == code; ++at) group.push_back(findings[at]);
    add_group(out, group, language);
  }
  return out;
}

std::string rank_text(const Plan& plan, const Principle& principle,
                      const priority::Question& question, bool trial, ui::Language language) {
  const priority::Ranking ranking = priority::rank(plan, principle, question);
  std::string out;
  add_heading(out, plan, principle, trial, language);
  if (ranking.line_year == 0) line(out, line_words(plan, ranking, language));
  line(out, "");
  add_rows(out, plan, ranking, language);
  if (ranking.line_year != 0 && ranking.line == ranking.measures.size()) {
    line(out, "  —— " + line_words(plan, ranking, language));
  }
  add_unranked(out, plan, ranking, language);
  const auto add = [&](TextKey caption, const std::vector<Id>& measures) {
    if (measures.empty()) return;
    line(out, "");
    line(out, ui::text(language, caption));
    for (const Id& id : measures) line(out, "  " + plan.measures.find(id)->title);
  };
  add(TextKey::val_outside, ranking.outside);
  add(TextKey::val_done, ranking.done);
  add(TextKey::val_stopped, ranking.stopped);
  return out;
}

std::string selection_text(const Plan& plan, const Principle& principle,
                           const portfolio::Selection& selection,
                           const std::optional<portfolio::Selection>& another,
                           ui::Language language) {
  std::string out;
  add_heading(out, plan, principle, false, language);
  if (selection.impossible) {
    line(out, words::impossible_words(language, plan, selection));
    return out;
  }
  const auto points = [&](double amount) { return ui::decimal_number(language, amount, 1); };
  line(out, ui::text(language, TextKey::terminal_selection_points,
                     {{"points", points(selection.points)}}) +
                " " +
                (selection.proven ? ui::text(language, TextKey::terminal_selection_proven)
                                  : ui::text(language, TextKey::terminal_selection_not_proven,
                                             {{"bound", points(selection.bound)}})));
  if (another) line(out, words::as_good_words(language, plan, selection, *another));
  line(out, "");
  for (const portfolio::FrameOfYear& frame : selection.frames) {
    line(out, ui::capitalised(
                  ui::text(language, TextKey::tradeoff_money_row,
                           {{"body", words::whose_room(language, plan, frame.frame, frame.body)},
                            {"year", std::to_string(frame.year)}})) +
                  " " +
                  ui::text(language, TextKey::tradeoff_money_spent,
                           {{"spent", ui::million_kronor(language, frame.spent)},
                            {"room", ui::million_kronor(language, frame.room)}}));
  }
  const std::string uncovered = words::uncovered_words(language, plan, selection);
  if (!uncovered.empty()) line(out, uncovered);
  for (const portfolio::StaffOfYear& staff : selection.staff) {
    const Body* body = plan.bodies.find(staff.body);
    line(out, ui::text(language, TextKey::terminal_selection_staff,
                       {{"body", body ? body->title : staff.frame},
                        {"year", std::to_string(staff.year)},
                        {"used", words::equivalents(language, staff.used)},
                        {"limit", words::equivalents(language, staff.limit)}}));
  }
  line(out, "");
  line(out, ui::text(language, TextKey::tradeoff_taken));
  for (const portfolio::Taken& one : selection.taken) {
    const std::string& title = plan.measures.find(one.measure)->title;
    const std::string by_law =
        one.by_law ? " (" + ui::text(language, TextKey::tradeoff_by_law) + ")" : "";
    const std::string begins = one.begins ? " (" +
                                                ui::text(language, TextKey::tradeoff_begins,
                                                         {{"year", std::to_string(*one.begins)}}) +
                                                ")"
                                          : "";
    line(out, right(points(one.points), 8) + "  " + title + by_law + begins);
  }
  if (!selection.done.empty()) {
    line(out, ui::plural(language, ui::PluralKey::tradeoff_done,
                         static_cast<std::int64_t>(selection.done.size())));
  }
  line(out, "");
  line(out, ui::text(language, TextKey::tradeoff_left_out));
  for (const portfolio::LeftOut& one : selection.left_out) {
    line(out, right(points(one.points), 8) + "  " + plan.measures.find(one.measure)->title + " (" +
                  words::reason_words(language, plan, selection, one) + ")");
  }
  return out;
}

std::string conflicts_text(const Plan& plan, const Principle* principle,
                           const std::vector<conflict::Found>& all, ui::Language language) {
  const priority::Prepared prepared(plan);
  const words::ConflictContext context{language, plan, prepared, principle};
  std::string out;
  line(out, plan.head.title);
  if (all.empty()) line(out, ui::text(language, TextKey::conflicts_answer_none));
  const auto settlements = conflict::settlements(plan, prepared, all, "");
  if (!all.empty()) line(out, words::count_words(language, settlements));
  std::string ground;
  for (const conflict::Found& found : all) {
    const words::ConflictCard card = words::conflict_card(context, found);
    if (card.ground_words != ground) {
      ground = card.ground_words;
      line(out, "");
      line(out, ground);
    }
    line(out, "  " + card.title + (card.judged.empty() ? "" : "  " + card.judged));
    line(out, "    " + card.says);
    const conflict::Settlement& settlement =
        settlements[static_cast<std::size_t>(&found - all.data())];
    const ConflictChoice* choice = plan.choices.find(settlement.choice);
    if (!choice) continue;
    line(out, "    " + ui::text(language, TextKey::resolution_terminal_choice,
                                {{"state", words::state_words(language, settlement.state)},
                                 {"way", choice->way.title},
                                 {"who", choice->who},
                                 {"date", choice->date}}));
    for (const conflict::Changed& changed : settlement.changed) {
      line(out, "      " + words::changed_words(context, changed));
    }
  }
  const std::vector<conflict::Synergy> synergies = conflict::find_synergies(plan);
  if (synergies.empty()) return out;
  line(out, "");
  line(out, ui::text(language, TextKey::synergies_title));
  for (const conflict::Synergy& synergy : synergies) {
    const words::SynergyWords said = words::synergy_words(context, synergy);
    line(out, "  " + said.title + "  " + said.judged);
    line(out, "    " + said.serves);
  }
  return out;
}

std::string problems_text(const Problems& problems, ui::Language language) {
  std::string out;
  for (const Problem& problem : problems) {
    line(out, "  " + ui::sentence_for(language, problem));
  }
  return out;
}

}  // namespace malvag::cli
