// The screen Planer.
#include "plans.hpp"

#include <algorithm>

#include "../../ui/numbers.hpp"
#include "../../ui/page.hpp"
#include "../../ui/words.hpp"

namespace malvag::views {
namespace {

using ui::ButtonKind;
using ui::ButtonRow;
using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t most_entries_shown = 30;
constexpr std::size_t slots_shown_at_first = 8;
constexpr std::size_t most_slots_shown = 200;

float readable(const ui::Ui& ui, float width) {
  return std::min(width, ui.px(720));
}

// What is wrong with the file stands beside the alert, which says the least: a reader of the screen
// would else be read all of it at once.
void told_failed(Page& page, const FailedFile& failed) {
  ui::Ui& ui = page.ui;
  const std::string title = ui.t(TextKey::plans_failed, {{"name", failed.name}});
  const std::string untouched =
      ui.t(failed.slot.empty() ? TextKey::plans_failed_untouched : TextKey::plans_failed_slot);
  ui::Node alert;
  alert.id = "plans/failed";
  alert.role = ui::Role::alert;
  alert.name = title;
  ui.open(alert, {page.x, page.y, page.width,
                  ui.height_of(ui::style::subtitle, title, page.width) + ui.px(6) +
                      ui.height_of(ui::style::body, untouched, page.width)});
  page.heading("plans/failed/heading", 2, ui::style::subtitle, title);
  page.space(6);
  page.paragraph("plans/failed/untouched", ui::style::body, ui.theme().text, untouched);
  ui.close();
}

void failed_file(Page& page, const FailedFile& failed, Intents& intents) {
  ui::Ui& ui = page.ui;
  Rect card{page.x, page.y, page.width, 0};
  card.height = ui::card_around(ui, card, [&](Page& inside) {
    told_failed(inside, failed);
    inside.space(10);
    const std::vector<ProblemCause> causes = by_cause(failed.problems);
    for (std::size_t place = 0; place < causes.size(); ++place) {
      inside.paragraph("plans/failed/" + std::to_string(place), ui::style::body, ui.theme().text,
                       ui::sentence_for(ui.language(), causes[place]));
      inside.space(6);
    }
    ButtonRow buttons(inside);
    if (!failed.slot.empty() &&
        buttons.add("plans/failed/file", ui.t(TextKey::plans_failed_file), ButtonKind::secondary)) {
      intents.hand_out_kept = failed.slot;
    }
    if (buttons.add("plans/failed/close", ui.t(TextKey::plans_failed_close),
                    ButtonKind::secondary)) {
      intents.dismiss_problems = true;
    }
    buttons.end();
  });
  ui.outline(card, ui.theme().minus, ui::size::radius);
  page.y = card.bottom() + ui.px(24);
}

// One plan that is kept here, with what can be done with it.
void kept_plan(Page& page, const Slot& slot, PlansState& state, Intents& intents) {
  ui::Ui& ui = page.ui;
  const std::string id = "plans/slot/" + slot.slot;
  page.paragraph(id, ui::style::body, ui.theme().text,
                 ui.t(slot.open ? TextKey::plans_slot_open : TextKey::plans_slot,
                      {{"title", slot.title},
                       {"date", ui::date(ui.language(), slot.at)},
                       {"time", ui::clock(slot.at)}}));
  page.space(4);
  ButtonRow buttons(page);
  const auto offers = [&](const char* part, TextKey words, ButtonKind kind) {
    const std::string text = ui.t(words);
    return buttons.add(id + part, text, kind, text + ": " + slot.title);
  };
  if (state.deleting == slot.slot) {
    page.paragraph(id + "/deleting", ui::style::body, ui.theme().bad,
                   ui.t(TextKey::plans_slot_deleting, {{"title", slot.title}}), ui::Role::alert);
    if (offers("/delete/sure", TextKey::plans_slot_delete_sure, ButtonKind::secondary)) {
      intents.forget = slot.slot;
      state.deleting.clear();
    }
    if (offers("/delete/keep", TextKey::plans_slot_keep, ButtonKind::quiet)) {
      state.deleting.clear();
    }
  } else {
    if (offers("/recover", slot.open ? TextKey::plans_slot_read : TextKey::plans_recover,
               ButtonKind::secondary)) {
      intents.recover = slot.slot;
    }
    if (offers("/file", TextKey::plans_slot_file, ButtonKind::quiet)) {
      intents.hand_out_kept = slot.slot;
    }
    if (!slot.open && offers("/delete", TextKey::plans_slot_delete, ButtonKind::quiet)) {
      state.deleting = slot.slot;
    }
  }
  buttons.end();
}

void slots(Page& page, const DocumentShown& shown, PlansState& state, Intents& intents) {
  if (!shown.slots) return;
  std::vector<const Slot*> others;
  for (const Slot& slot : *shown.slots) {
    if (slot.slot != shown.own_slot) others.push_back(&slot);
  }
  if (others.empty()) return;
  ui::Ui& ui = page.ui;
  page.space(20);
  page.heading("plans/slots", 2, ui::style::subtitle, ui.t(TextKey::plans_earlier));
  page.space(4);
  page.paragraph("plans/slots/lead", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::plans_slots_lead));
  page.space(12);
  const std::size_t count = state.all_slots ? std::min(others.size(), most_slots_shown)
                                            : std::min(others.size(), slots_shown_at_first);
  for (std::size_t place = 0; place < count; ++place) {
    kept_plan(page, *others[place], state, intents);
  }
  if (state.all_slots || count == others.size()) return;
  ButtonRow more(page);
  if (more.add("plans/slots/all",
               ui.t(TextKey::plans_slots_all, {{"count", std::to_string(others.size())}}),
               ButtonKind::quiet)) {
    state.all_slots = true;
  }
  more.end();
}

// What an entry did, in words of today: a thing is called by the title that it has now.
std::string described(ui::Language language, const Plan& plan, const edit::JournalEntry& entry) {
  if (entry.is_fold()) {
    return ui::text(language, TextKey::plans_journal_fold,
                    {{"count", ui::whole_number(language, entry.number())}});
  }
  const auto command = entry.json.find("command");
  if (command == entry.json.end()) return entry.action();
  const auto read = edit::command_from_json(*command);
  if (!read) return entry.action();
  const std::string what = ui::sentence_for(language, edit::describe(plan, *read));
  if (entry.action() == "undo")
    return ui::text(language, TextKey::plans_journal_undone, {{"what", what}});
  if (entry.action() == "redo")
    return ui::text(language, TextKey::plans_journal_redone, {{"what", what}});
  return what;
}

// Who decided it, and why.
std::string grounds_of(const ui::Ui& ui, const edit::JournalEntry& entry) {
  const ui::Arguments arguments = {{"who", entry.who()}, {"reason", entry.reason()}};
  if (entry.who().empty()) return entry.reason();
  return ui.t(entry.reason().empty() ? TextKey::plans_journal_who : TextKey::plans_journal_grounds,
              arguments);
}

void journal(Page& page, const Plan& plan, const DocumentShown& shown, PlansState& state) {
  ui::Ui& ui = page.ui;
  if (!shown.journal) return;
  page.space(20);
  const Rect toggle{page.x - ui.px(8), page.y, std::min(page.width, ui.px(360)), ui.target()};
  const std::string words = ui.n(ui::PluralKey::plans_journal,
                                 shown.journal->empty() ? 0 : shown.journal->back().number());
  if (ui.disclosure("plans/journal", toggle, words, state.journal_open)) {
    state.journal_open = !state.journal_open;
  }
  page.y += ui.target() + ui.px(8);
  if (shown.journal_broken) {
    page.y += ui.paragraph("plans/journal/broken", {page.x, page.y, page.width, 0}, ui::style::body,
                           ui.theme().bad, ui.t(TextKey::plans_journal_broken), ui::Role::alert);
    page.space(8);
  }
  if (!state.journal_open) return;
  if (shown.journal->empty()) {
    page.y += ui.paragraph("plans/journal/empty", {page.x, page.y, page.width, 0}, ui::style::body,
                           ui.theme().muted, ui.t(TextKey::plans_journal_empty));
    return;
  }
  const std::size_t count = std::min(shown.journal->size(), most_entries_shown);
  for (std::size_t back = 1; back <= count; ++back) {
    const edit::JournalEntry& entry = (*shown.journal)[shown.journal->size() - back];
    const std::string line =
        ui.t(TextKey::plans_journal_entry, {{"time", ui::clock(entry.time())},
                                            {"date", ui::date(ui.language(), entry.time())},
                                            {"what", described(ui.language(), plan, entry)}});
    const std::string id = "plans/journal/" + std::to_string(entry.number());
    page.y +=
        ui.paragraph(id, {page.x, page.y, page.width, 0}, ui::style::small, ui.theme().text, line);
    if (!entry.reason().empty() || !entry.who().empty()) {
      page.y += ui.paragraph(id + "/reason", {page.x, page.y, page.width, 0}, ui::style::small,
                             ui.theme().muted, grounds_of(ui, entry));
    }
    page.space(4);
  }
}

void look(Page& page, Intents& intents) {
  ui::Ui& ui = page.ui;
  page.space(28);
  ui.heading("look", 2, {page.x, page.y, page.width, 0}, ui::style::subtitle,
             ui.t(TextKey::look_heading));
  page.space(36);
  ui::Appearance wanted = ui.appearance();
  const auto row = [&](const std::string& id, const std::string& name,
                       const std::vector<ui::Option>& options, const std::string& chosen) {
    ui.label(id + "/label", {page.x, page.y, page.width, ui.px(24)}, ui::style::small_strong,
             ui.theme().text, name);
    page.space(26);
    const float width = std::min(page.width, ui.px(136) * static_cast<float>(options.size()));
    const auto answer = ui.choice(id, {page.x, page.y, width, ui.target()}, name, options, chosen);
    page.y += ui.target() + ui.px(14);
    return answer;
  };
  const bool swedish = wanted.language == ui::Language::sv;
  if (const auto chosen = row("look/language", ui.t(TextKey::look_language),
                              {{"sv", "Svenska"}, {"en", "English"}}, swedish ? "sv" : "en")) {
    wanted.language = *chosen == "sv" ? ui::Language::sv : ui::Language::en;
  }
  std::vector<ui::Option> sizes;
  for (const int hundredths : {100, 125, 150, 200}) {
    sizes.push_back({std::to_string(hundredths), ui::percent(ui.language(), hundredths / 100.0)});
  }
  const int size = static_cast<int>(wanted.text_size * 100 + 0.5f);
  if (const auto chosen =
          row("look/text-size", ui.t(TextKey::look_text_size), sizes, std::to_string(size))) {
    wanted.text_size = static_cast<float>(ui::parse_number(*chosen).value_or(100)) / 100;
  }
  if (const auto chosen = row("look/colours", ui.t(TextKey::look_colours),
                              {{"light", ui.t(TextKey::look_light)},
                               {"dark", ui.t(TextKey::look_dark)},
                               {"contrast", ui.t(TextKey::look_contrast)}},
                              wanted.theme)) {
    wanted.theme = *chosen;
  }
  if (!(wanted == ui.appearance())) intents.appearance = wanted;
}

// The licences of what the app is made of, paragraph by paragraph.
void about(Page& page, const DocumentShown& shown, PlansState& state, Intents& intents) {
  ui::Ui& ui = page.ui;
  page.space(20);
  const Rect toggle{page.x - ui.px(8), page.y, std::min(page.width, ui.px(360)), ui.target()};
  if (ui.disclosure("plans/about", toggle, ui.t(TextKey::plans_about), state.about_open)) {
    state.about_open = !state.about_open;
    if (shown.notices->empty()) intents.fetch_notices = true;
  }
  page.y += ui.target() + ui.px(8);
  if (!state.about_open) return;
  page.y += ui.paragraph("plans/about/lead", {page.x, page.y, page.width, 0}, ui::style::body,
                         ui.theme().text, ui.t(TextKey::plans_about_lead));
  page.space(12);
  const std::string& notices = *shown.notices;
  int number = 0;
  for (std::size_t at = 0; at < notices.size();) {
    const std::size_t end = std::min(notices.find("\n\n", at), notices.size());
    const std::string paragraph = notices.substr(at, end - at);
    at = notices.find_first_not_of('\n', end);
    if (at == std::string::npos) at = notices.size();
    page.y +=
        ui.paragraph("plans/about/" + std::to_string(++number), {page.x, page.y, page.width, 0},
                     ui::style::small, ui.theme().muted, paragraph);
    page.space(8);
  }
}

std::string answer(const ui::Ui& ui, const Plan& plan, const DocumentShown& shown) {
  const ui::Arguments arguments = {
      {"title", plan.head.title},
      {"goals", ui::whole_number(ui.language(), static_cast<std::int64_t>(plan.goals.size()))},
      {"kpis", ui::whole_number(ui.language(), static_cast<std::int64_t>(plan.kpis.size()))},
      {"measures",
       ui::whole_number(ui.language(), static_cast<std::int64_t>(plan.measures.size()))}};
  const bool are_examples =
      std::any_of(plan.measures.begin(), plan.measures.end(), [](const Measure& measure) {
        return measure.origin && measure.origin->kind == OriginKind::example;
      });
  if (shown.read_only) return ui.t(TextKey::plans_answer_read_only, arguments);
  return ui.t(are_examples ? TextKey::plans_answer_example : TextKey::plans_answer, arguments);
}

void plans(ui::Ui& ui, Rect area, const Snapshot& snapshot, const DocumentShown& shown,
           PlansState& state, Intents& intents) {
  const bool narrow = ui.layout() == ui::Layout::narrow;
  const float margin = ui.px(narrow ? 16 : 32);
  ui::Node node;
  node.id = "plans/page";
  node.role = ui::Role::region;
  node.name = ui.t(TextKey::nav_plans);
  const Rect content = ui.begin_scroll(node, area);
  Page page{ui, content.x + margin, content.y + ui.px(narrow ? 16 : 24),
            readable(ui, content.width - 2 * margin)};
  const ui::TextStyle title_style = narrow ? ui::style::narrow_title : ui::style::title;
  const std::string title = ui.t(TextKey::plans_title);
  ui.heading("plans/title", 1, {page.x, page.y, page.width, 0}, title_style, title);
  page.y += ui.height_of(title_style, title, page.width) + ui.px(6);
  page.y += ui.paragraph("plans/answer", {page.x, page.y, page.width, 0},
                         narrow ? ui::style::narrow_answer : ui::style::answer, ui.theme().text,
                         answer(ui, snapshot.plan(), shown), ui::Role::status);
  page.space(6);
  page.y += ui.paragraph("plans/saved", {page.x, page.y, page.width, 0}, ui::style::body,
                         ui.theme().muted, shown.saved);
  page.space(20);
  if (shown.failed) failed_file(page, *shown.failed, intents);
  for (std::size_t place = 0; place < shown.remarks.size(); ++place) {
    page.y += ui.paragraph("plans/remark/" + std::to_string(place), {page.x, page.y, page.width, 0},
                           ui::style::body, ui.theme().partly,
                           ui::sentence_for(ui.language(), shown.remarks[place]));
    page.space(12);
  }
  ButtonRow buttons(page);
  if (buttons.add("plans/open", ui.t(TextKey::plans_open), ButtonKind::primary)) {
    intents.open_file = true;
  }
  if (buttons.add("plans/save", ui.t(TextKey::plans_save), ButtonKind::secondary)) {
    intents.save_file = true;
  }
  if (buttons.add("plans/sample", ui.t(TextKey::plans_sample), ButtonKind::quiet)) {
    intents.open_sample = "rs-2020";
  }
  if (buttons.add("plans/paste", ui.t(TextKey::paste_open), ButtonKind::quiet)) {
    intents.paste_rows = true;
  }
  buttons.end();
  page.y += ui.paragraph("plans/drop", {page.x, page.y, page.width, 0}, ui::style::small,
                         ui.theme().muted, ui.t(TextKey::plans_drop));
  page.y += ui.paragraph("plans/paste/hint", {page.x, page.y, page.width, 0}, ui::style::small,
                         ui.theme().muted, ui.t(TextKey::paste_hint));
  slots(page, shown, state, intents);
  journal(page, snapshot.plan(), shown, state);
  look(page, intents);
  about(page, shown, state, intents);
  page.space(16);
  page.y += ui.paragraph("plans/privacy", {page.x, page.y, page.width, 0}, ui::style::small,
                         ui.theme().muted, ui.t(TextKey::plans_privacy));
  ui.end_scroll(page.y + ui.px(32) - content.y);
}

bool draw_plans(const Shown& shown, Rect area, Intents& intents) {
  plans(shown.ui, area, shown.snapshot, shown.document(), shown.states.of<PlansState>(), intents);
  return false;
}

}  // namespace

const Screen plans_screen{
    .address = "#/mer/planer",
    .other_address = "#/mer",
    .draw = draw_plans,
    .lists_documents = true,
};

}  // namespace malvag::views
