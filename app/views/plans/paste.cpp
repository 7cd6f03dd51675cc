// The screen for rows that are pasted: empty with a field to paste into, or the preview.
#include "paste.hpp"

#include <algorithm>

#include "../../../core/plan/limits.hpp"
#include "../../../core/plan/problem_codes.hpp"
#include "../../ui/numbers.hpp"
#include "../../ui/words.hpp"
#include "paste_parts.hpp"

namespace malvag::views {
namespace {

using edit::RowsAre;
using paste_parts::Parts;
using ui::ButtonKind;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t few_remarks = 4;
constexpr std::size_t most_remarks = 100;

struct Page {  // goes down the screen
  ui::Ui& ui;
  float x, y, width;
  void space(float pixels) { y += ui.px(pixels); }
  Rect line() const { return {x, y, width, 0}; }
  float readable() const { return std::min(width, ui.px(720)); }
};

io::DecimalMark mark_of(ui::Language language) {
  return language == ui::Language::sv ? io::DecimalMark::comma : io::DecimalMark::point;
}

std::string counted(const ui::Ui& ui, PluralKey key, std::size_t count, ui::Arguments more = {}) {
  const auto number = static_cast<std::int64_t>(count);
  more.emplace_back("number", ui::whole_number(ui.language(), number));
  return ui.n(key, number, std::move(more));
}

bool has_name(const edit::TableReading& reading) {
  return std::any_of(reading.columns.begin(), reading.columns.end(), [](const edit::Column& one) {
    return one.meaning == edit::ColumnMeaning::title;
  });
}

std::string answer(const ui::Ui& ui, const PasteState& state) {
  if (!state.failed.empty()) return ui.t(TextKey::paste_answer_failed);
  if (!state.table) return ui.t(TextKey::paste_answer_empty);
  if (!has_name(state.reading)) return ui.t(TextKey::paste_answer_no_name);
  const edit::Proposal& proposal = state.proposal;
  const bool measures = state.reading.rows_are == RowsAre::measures;
  std::string sentences =
      proposal.taken == 0
          ? ui.t(TextKey::paste_answer_nothing)
          : counted(ui, measures ? PluralKey::paste_answer_measures : PluralKey::paste_answer_goals,
                    proposal.taken);
  const auto add = [&](PluralKey key, std::size_t count, ui::Arguments more = {}) {
    if (count > 0) sentences.append(" ").append(counted(ui, key, count, std::move(more)));
  };
  add(PluralKey::paste_answer_columns, proposal.known_columns,
      {{"of", std::to_string(state.table->columns)}});
  add(PluralKey::paste_answer_nameless, proposal.nameless);
  add(PluralKey::paste_answer_there, proposal.already_there);
  add(PluralKey::paste_answer_repeated, proposal.repeated);
  return sentences;
}

void heading(Page& page, const PasteState& state) {
  ui::Ui& ui = page.ui;
  const bool narrow = ui.layout() == ui::Layout::narrow;
  const ui::TextStyle style = narrow ? ui::style::narrow_title : ui::style::title;
  const bool is_empty = !state.table && state.failed.empty();
  const std::string title = ui.t(is_empty ? TextKey::paste_title_empty : TextKey::paste_title);
  ui.heading("paste/title", 1, page.line(), style, title);
  page.y += ui.height_of(style, title, page.width) + ui.px(6);
  page.y += ui.paragraph("paste/answer", {page.x, page.y, page.readable(), 0},
                         narrow ? ui::style::narrow_answer : ui::style::answer, ui.theme().text,
                         answer(ui, state), ui::Role::status);
  page.space(16);
}

// A problem's place in words: the row as it is counted in the spreadsheet, and the column's head.
std::string sentence_with_place(const Parts& parts, Problem problem) {
  const std::size_t slash = problem.at.find('/', 1);
  if (slash != std::string::npos) {
    const auto row = static_cast<std::size_t>(std::stoul(problem.at.substr(1, slash - 1)));
    const auto column = static_cast<std::size_t>(std::stoul(problem.at.substr(slash + 1)));
    problem.at = parts.ui.t(
        TextKey::paste_place,
        {{"row", std::to_string(row + 1)}, {"column", paste_parts::column_name(parts, column)}});
  }
  return ui::sentence_for(parts.ui.language(), problem);
}

void failures(Page& page, Parts& parts) {
  for (std::size_t place = 0; place < parts.state.failed.size(); ++place) {
    page.y += page.ui.paragraph(
        "paste/failed/" + std::to_string(place), {page.x, page.y, page.readable(), 0},
        ui::style::body, page.ui.theme().bad, sentence_with_place(parts, parts.state.failed[place]),
        ui::Role::alert);
    page.space(12);
  }
}

void empty(Page& page, const Plan& plan, edit::Revision revision, PasteState& state) {
  ui::Ui& ui = page.ui;
  const std::string name = ui.t(TextKey::paste_text);
  ui.label("paste/text/label", {page.x, page.y, page.width, ui.px(24)}, ui::style::small_strong,
           ui.theme().text, name);
  page.space(26);
  const Rect field{page.x, page.y, page.readable(), ui.px(200)};
  const auto written = ui.text_field("paste/text", field, name, "", true);
  page.y += field.height + ui.px(8);
  page.y += ui.paragraph("paste/text/help", {page.x, page.y, page.readable(), 0}, ui::style::small,
                         ui.theme().muted, ui.t(TextKey::paste_text_help));
  page.space(16);
  // Leaving the field is what reads it; the button gives somewhere to go.
  const std::string read = ui.t(TextKey::paste_read);
  ui.button("paste/read", {page.x, page.y, ui.button_width(read), ui.target()}, read,
            ButtonKind::primary);
  page.y += ui.target();
  if (!written) return;
  state = pasted(*written, plan, revision, ui.language());
  ui.focus("paste/title");
}

// Choices beside each other, each below its name.
class ChoiceRow {
 public:
  explicit ChoiceRow(Page& page) : page_(page), x_(page.x) {}

  std::optional<std::string> add(const std::string& id, const std::string& name,
                                 const std::vector<ui::Option>& options,
                                 const std::string& chosen) {
    ui::Ui& ui = page_.ui;
    const float each = ui.px(104);
    const float width = std::min(each * static_cast<float>(options.size()), page_.width);
    place(width);
    ui.label(id + "/label", {x_, page_.y, width, ui.px(24)}, ui::style::small_strong,
             ui.theme().text, name);
    const auto answer =
        ui.choice(id, {x_, page_.y + ui.px(26), width, ui.target()}, name, options, chosen);
    x_ += width + ui.px(24);
    return answer;
  }
  // Beside the choices, or without the height of a name on a line of its own.
  bool button(const std::string& id, const std::string& words) {
    const float width = page_.ui.button_width(words);
    place(width);
    const bool is_alone = x_ == page_.x;
    if (is_alone) page_.y -= page_.ui.px(26);
    const Rect box{is_alone ? x_ - page_.ui.px(16) : x_, page_.y + page_.ui.px(26), width,
                   page_.ui.target()};
    x_ += width + page_.ui.px(24);
    return page_.ui.button(id, box, words, ButtonKind::quiet);
  }
  void end() { next_line(); }

 private:
  void place(float width) {
    if (x_ > page_.x && x_ + width > page_.x + page_.width) next_line();
  }
  void next_line() {
    x_ = page_.x;
    page_.y += page_.ui.px(26) + page_.ui.target() + page_.ui.px(14);
  }
  Page& page_;
  float x_;
};

bool has_costs(const edit::TableReading& reading) {
  return std::any_of(reading.columns.begin(), reading.columns.end(), [](const edit::Column& one) {
    return one.meaning == edit::ColumnMeaning::cost;
  });
}

std::string word_for(io::MoneyUnit unit) {
  return unit == io::MoneyUnit::tkr ? "tkr" : unit == io::MoneyUnit::mkr ? "mkr" : "kronor";
}

// Gives true when all is to be pasted anew.
bool choices(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const edit::TableReading& reading = parts.reading();
  const auto again = [&](RowsAre rows_are, bool has_header) {
    edit::TableReading changed =
        edit::recognise_as(rows_are, has_header, parts.table(), parts.plan, mark_of(ui.language()));
    parts.changed = std::move(changed);
  };
  ChoiceRow row(page);
  if (const auto chosen = row.add("paste/rows-are", ui.t(TextKey::paste_rows_are),
                                  {{"measures", ui.t(TextKey::paste_rows_are_measures)},
                                   {"goals", ui.t(TextKey::paste_rows_are_goals)}},
                                  reading.rows_are == RowsAre::measures ? "measures" : "goals")) {
    again(*chosen == "measures" ? RowsAre::measures : RowsAre::goals, reading.has_header);
  }
  if (const auto chosen = row.add("paste/first-row", ui.t(TextKey::paste_first_row),
                                  {{"heads", ui.t(TextKey::paste_first_row_heads)},
                                   {"content", ui.t(TextKey::paste_first_row_content)}},
                                  reading.has_header ? "heads" : "content")) {
    again(reading.rows_are, *chosen == "heads");
  }
  if (has_costs(reading)) {
    const auto chosen =
        row.add("paste/unit", ui.t(TextKey::paste_unit),
                {{"tkr", "tkr"}, {"mkr", "mkr"}, {"kronor", "kronor"}}, word_for(reading.unit));
    if (chosen) {
      parts.changed = reading;
      parts.changed->unit = io::money_unit_named(*chosen).value_or(io::MoneyUnit::tkr);
      parts.changed->is_unit_stated = true;
    }
  }
  if (reading.is_decimal_mark_open) {
    const auto chosen = row.add("paste/marks", ui.t(TextKey::paste_marks),
                                {{"comma", ui::decimal_number(ui::Language::sv, 1234.5, 1)},
                                 {"point", ui::decimal_number(ui::Language::en, 1234.5, 1)}},
                                reading.decimal_mark == io::DecimalMark::comma ? "comma" : "point");
    if (chosen) {
      parts.changed = reading;
      parts.changed->decimal_mark =
          *chosen == "comma" ? io::DecimalMark::comma : io::DecimalMark::point;
    }
  }
  const bool anew = row.button("paste/again", ui.t(TextKey::paste_again));
  row.end();
  if (has_costs(reading) && !reading.is_unit_stated) {
    page.y += ui.paragraph("paste/unit/assumed", page.line(), ui::style::small, ui.theme().muted,
                           ui.t(TextKey::paste_unit_assumed));
    page.space(14);
  }
  return anew;
}

void remarks(Page& page, Parts& parts, bool& all) {
  const edit::Proposal& proposal = parts.state.proposal;
  if (proposal.remarks == 0) return;
  ui::Ui& ui = page.ui;
  ui.heading("paste/remarks", 2, page.line(), ui::style::subtitle, ui.t(TextKey::paste_remarks));
  page.space(32);
  const std::size_t most = all ? most_remarks : few_remarks;
  std::size_t shown = 0;
  for (const edit::ProposedRow& row : proposal.rows) {
    for (const Problem& remark : row.remarks) {
      if (shown == most) break;
      page.y += ui.paragraph("paste/remark/" + std::to_string(shown),
                             {page.x, page.y, page.readable(), 0}, ui::style::small,
                             ui.theme().text, sentence_with_place(parts, remark));
      page.space(4);
      ++shown;
    }
    if (shown == most) break;
  }
  const std::size_t more = std::min(proposal.remarks, most_remarks) - shown;
  if (more > 0) {
    const std::string words = counted(ui, PluralKey::paste_remarks_more, more);
    const Rect box{page.x - ui.px(8), page.y, ui.button_width(words), ui.target()};
    if (ui.button("paste/remarks/more", box, words, ButtonKind::quiet)) all = true;
    page.y += ui.target();
  }
  page.space(18);
}

// What is always in view: taking and leaving.
void footer(ui::Ui& ui, Rect bar, bool read_only, const PasteState& state, Intents& intents) {
  ui.fill(bar, ui.theme().surface);
  ui.rule({bar.x, bar.y}, {bar.right(), bar.y}, ui.theme().line);
  Rect inside = bar.inset(ui.px(ui.layout() == ui::Layout::narrow ? 16 : 32), 0);
  const float y = bar.centre().y - ui.target() / 2;
  const auto next = [&](const std::string& words) {
    const Rect place = inside.take_left(ui.button_width(words));
    inside.take_left(ui.px(12));
    return Rect{place.x, y, place.width, ui.target()};
  };
  const bool measures = state.reading.rows_are == RowsAre::measures;
  const std::size_t count = state.proposal.taken;
  if (state.table) {
    const std::string take =
        count == 0
            ? ui.t(TextKey::paste_take_none)
            : counted(ui, measures ? PluralKey::paste_take_measures : PluralKey::paste_take_goals,
                      count);
    if (ui.button("paste/take", next(take), take, ButtonKind::primary, count > 0 && !read_only)) {
      const std::string name = counted(
          ui, measures ? PluralKey::paste_command_measures : PluralKey::paste_command_goals, count);
      if (auto command = edit::command_of(state.proposal, state.reading.rows_are, name)) {
        intents.commands.push_back(std::move(*command));
      }
    }
  }
  const std::string leave = ui.t(TextKey::paste_leave);
  if (ui.button("paste/leave", next(leave), leave, ButtonKind::secondary)) {
    intents.leave_paste = true;
  }
}

void preview(Page& page, Parts& parts, PasteState& state, bool& anew) {
  anew = choices(page, parts);
  remarks(page, parts, state.all_remarks);
  const Rect box{page.x, page.y, page.width, 0};
  page.y += paste_parts::fits_as_table(parts, page.width)
                ? paste_parts::as_table(parts, box, page.ui.view())
                : paste_parts::as_lists(parts, box, page.ui.view());
}

void why_not(Page& page, bool read_only, const Problems* refused) {
  ui::Ui& ui = page.ui;
  std::string words;
  if (read_only) {
    words = ui.t(TextKey::problem_command_read_only);
  } else if (refused && !refused->empty()) {
    words = ui.t(TextKey::val_measure_refused,
                 {{"why", ui::sentence_for(ui.language(), refused->front())}});
  }
  if (words.empty()) return;
  page.y += ui.paragraph("paste/refused", {page.x, page.y, page.readable(), 0}, ui::style::body,
                         ui.theme().bad, words, ui::Role::alert);
  page.space(12);
}

void propose_again(PasteState& state, const Plan& plan, edit::Revision revision) {
  state.proposal = edit::propose(*state.table, state.reading, plan);
  state.revision = revision;
}

}  // namespace

PasteState pasted(std::string_view text, const Plan& plan, edit::Revision revision,
                  ui::Language language) {
  PasteState state;
  auto table = io::read_table(text);
  if (!table) {
    state.failed = std::move(table.error());
    return state;
  }
  state.table = std::move(*table);
  state.reading = edit::recognise(*state.table, plan, mark_of(language));
  propose_again(state, plan, revision);
  return state;
}

PasteState paste_too_large(std::size_t bytes) {
  PasteState state;
  state.failed = {{std::string(problem::table_too_large), "", std::to_string(limits::table_bytes),
                   std::to_string(bytes)}};
  return state;
}

namespace {

void paste(ui::Ui& ui, Rect area, const Snapshot& snapshot, bool read_only, const Problems* refused,
           PasteState& state, Intents& intents) {
  if (state.table && state.revision != snapshot.revision()) {
    propose_again(state, snapshot.plan(), snapshot.revision());
  }
  const bool narrow = ui.layout() == ui::Layout::narrow;
  const float margin = ui.px(narrow ? 16 : 32);
  const Rect bar = area.take_bottom(ui.target() + ui.px(24));
  ui::Node node;
  node.id = "paste/page";
  node.role = ui::Role::region;
  node.name = ui.t(TextKey::paste_nav);
  const Rect content = ui.begin_scroll(node, area);
  Page page{ui, content.x + margin, content.y + ui.px(narrow ? 16 : 24),
            content.width - 2 * margin};
  Parts parts{ui, snapshot.plan(), state, {}};
  heading(page, state);
  failures(page, parts);
  why_not(page, read_only, refused);
  bool anew = false;
  const bool was_preview = state.table.has_value();
  if (was_preview) {
    preview(page, parts, state, anew);
  } else {
    empty(page, snapshot.plan(), snapshot.revision(), state);
  }
  ui.end_scroll(page.y + ui.px(32) - content.y);
  if (was_preview) {
    footer(ui, bar, read_only, state, intents);
  } else {
    footer(ui, bar, read_only, {}, intents);
  }
  if (parts.changed) {
    state.reading = std::move(*parts.changed);
    propose_again(state, snapshot.plan(), snapshot.revision());
  }
  if (anew) {
    state = {};
    ui.focus("paste/text");
  }
}

bool draw_paste(const Shown& shown, Rect area, Intents& intents) {
  paste(shown.ui, area, shown.snapshot, shown.read_only, shown.refused,
        shown.states.of<PasteState>(), intents);
  intents.take_paste = !intents.commands.empty();
  return false;
}

}  // namespace

const Screen paste_screen{
    .address = "#/mer/klistra",
    .under = "#/mer/planer",
    .draw = draw_paste,
};

PasteTaken taken_of(const PasteState& state, edit::Revision revision) {
  const std::vector<edit::ProposedRow>& rows = state.proposal.rows;
  const bool has_scores = std::any_of(rows.begin(), rows.end(), [](const edit::ProposedRow& row) {
    return row.entity.contains("scores");
  });
  return {state.reading.rows_are, state.proposal.taken, has_scores, revision};
}

bool paste_taken(ui::Ui& ui, Rect& area, const PasteTaken& taken) {
  const float margin = ui.px(ui.layout() == ui::Layout::narrow ? 16 : 32);
  const PluralKey key = taken.rows_are == RowsAre::goals ? PluralKey::paste_taken_goals
                        : taken.has_scores               ? PluralKey::paste_taken_measures
                                                         : PluralKey::paste_taken_unscored;
  const std::string words = counted(ui, key, taken.count);
  const std::string undo = ui.t(TextKey::paste_taken_undo);
  const float button = ui.button_width(undo);
  const float width = std::min(area.width - 2 * margin - button - ui.px(16),
                               ui.width_of(ui::style::label, words) + ui.px(1));
  const float lines = ui.height_of(ui::style::label, words, width);
  const Rect strip = area.take_top(std::max(ui.target(), lines) + ui.px(16));
  ui.fill(strip, ui.theme().accent_soft);
  ui.rule({strip.x, strip.bottom() - 1}, {strip.right(), strip.bottom() - 1}, ui.theme().line);
  ui.paragraph("paste/taken", {strip.x + margin, strip.centre().y - lines / 2, width, 0},
               ui::style::label, ui.theme().text, words, ui::Role::status);
  return ui.button("paste/taken/undo",
                   {strip.x + margin + width + ui.px(16), strip.centre().y - ui.target() / 2,
                    button, ui.target()},
                   undo, ButtonKind::secondary);
}

}  // namespace malvag::views
