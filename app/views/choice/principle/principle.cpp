// The screen Principen: its question and answer, the principle in sentences, and the parts' places.
#include "principle.hpp"

#include <algorithm>

#include "../../../ui/numbers.hpp"
#include "../../../ui/words.hpp"
#include "../../../words/principle_words.hpp"
#include "../../shown/gathering.hpp"
#include "principle_parts.hpp"

namespace malvag::views {
namespace principle_parts {

ui::Rect labelled(ui::Page& page, const std::string& id, const std::string& words, float height) {
  page.space(8);
  page.paragraph(id + "/label", ui::style::small, page.ui.theme().muted, words);
  page.space(2);
  const ui::Rect box{page.x, page.y, page.width, height};
  page.y += height;
  return box;
}

void not_a_number(ui::Page& page, const PrincipleState& state, const std::string& id) {
  if (state.not_a_number != id) return;
  page.problem(id, page.ui.t(ui::TextKey::val_not_a_number));
}

const Tier* weighted_tier(const Principle& principle, std::size_t& place) {
  for (std::size_t at = principle.tiers.size(); at-- > 0;) {
    if (principle.tiers[at].kind != TierKind::weighted) continue;
    place = at;
    return &principle.tiers[at];
  }
  return nullptr;
}

}  // namespace principle_parts

namespace {

report::Report principle_report(const ui::Ui& ui, const Snapshot& snapshot,
                                const priority::Question& question, const Principle* shown);

using namespace principle_parts;
using ui::ButtonKind;
using ui::ButtonRow;
using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr words::ReadyMade ready_mades[] = {words::ReadyMade::explain, words::ReadyMade::ethics,
                                            words::ReadyMade::national, words::ReadyMade::weights};

std::string name_of(const ui::Ui& ui, const Principle& principle) {
  if (principle.version == 1) return principle.title;
  return ui.t(TextKey::principle_name_version,
              {{"title", principle.title}, {"version", std::to_string(principle.version)}});
}

std::string answer(const ui::Ui& ui, const Plan& plan) {
  const Principle* in_force = priority::principle_in_force(plan);
  if (!in_force) return ui.t(TextKey::principle_answer_no_principle);
  if (!in_force->adopted) {
    return ui.t(TextKey::principle_answer_none_adopted, {{"title", in_force->title}});
  }
  return ui.t(TextKey::principle_answer_adopted,
              {{"title", in_force->title},
               {"adopted", words::adoption_words(ui.language(), *in_force->adopted)}});
}

bool is_example(const Principle& principle) {
  return principle.origin && principle.origin->kind == OriginKind::example;
}

std::int64_t passing(const Snapshot& snapshot, const Principle& principle, const Tier& tier,
                     const priority::Question& question) {
  const priority::Prepared& prepared = snapshot.prepared();
  const auto place = prepared.criterion(tier.criterion);
  if (!place) return 0;
  const auto& measures = snapshot.order(principle, question).order.measures;
  return std::count_if(measures.begin(), measures.end(),
                       [&](std::uint32_t measure) { return prepared.at_best(*place, measure); });
}

void ready_made_principles(Page& page, const Plan& plan, Id& chosen, PrincipleState& state,
                           Intents& intents) {
  ui::Ui& ui = page.ui;
  page.heading("princip/ready", 2, ui::style::subtitle, ui.t(TextKey::principle_ready));
  page.paragraph("princip/ready/about", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::principle_ready_about));
  page.space(10);
  const auto boxes = ui::columns(ui, page.x, page.y, page.width, std::size(ready_mades), 240, 4);
  float top = page.y, bottom = page.y;
  for (std::size_t at = 0; at < std::size(ready_mades); ++at) {
    if (at > 0 && boxes[at].x <= boxes[at - 1].x) top = bottom + ui.px(16);
    const std::string id = "princip/ready/" + std::to_string(at);
    const words::ReadyWords words = words::ready_words(ui.language(), ready_mades[at]);
    const float height =
        ui::card_around(ui, {boxes[at].x, top, boxes[at].width, 0}, [&](Page& inside) {
          inside.heading(id, 3, ui::style::strong, words.title);
          inside.space(4);
          inside.paragraph(id + "/words", ui::style::small, ui.theme().text, words.statement);
          inside.space(10);
          const std::string take = ui.t(TextKey::principle_ready_take);
          if (ui.button(
                  id + "/take",
                  {inside.x, inside.y, std::min(inside.width, ui.button_width(take)), ui.target()},
                  take, ButtonKind::secondary, true, take + ": " + words.title)) {
            intents.commands.push_back(words::ready_made(plan, ready_mades[at], chosen));
            state.choosing_new = false;
            ui.focus("princip/choose");
          }
          inside.y += ui.target();
        });
    bottom = std::max(bottom, top + height);
  }
  page.y = bottom + ui.px(20);
}

void chooser(Page& page, const Plan& plan, const Principle& shown, bool read_only, Id& chosen,
             PrincipleState& state) {
  ui::Ui& ui = page.ui;
  std::vector<ui::Option> options;
  for (const Principle& one : plan.principles) options.push_back({one.id, name_of(ui, one)});
  const std::string words =
      ui.t(state.choosing_new ? TextKey::principle_new_close : TextKey::principle_new);
  const float button = ui.button_width(words);
  const bool beside = page.width >= button + ui.px(300);
  const float width = std::min(beside ? page.width - button - ui.px(12) : page.width, ui.px(420));
  const auto answered = ui.select("princip/choose", {page.x, page.y, width, ui.target()},
                                  ui.t(TextKey::principle_choose), options, shown.id);
  if (answered) chosen = *answered;
  if (!read_only) {
    if (!beside) page.y += ui.target() + ui.px(8);
    const float x = beside ? page.x + width + ui.px(12) : page.x;
    if (ui.button("princip/new", {x, page.y, button, ui.target()}, words, ButtonKind::quiet)) {
      state.choosing_new = !state.choosing_new;
    }
  }
  page.y += ui.target() + ui.px(16);
}

void sentences(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const Principle& shown = parts.shown;
  page.heading("princip/says", 2, ui::style::subtitle, name_of(ui, shown));
  if (is_example(shown)) {
    page.space(4);
    ui.tag("princip/origin", {page.x, page.y}, ui.t(TextKey::origin_example),
           ui.theme().example_soft, ui.theme().example);
    page.y += ui.px(25);
  }
  page.space(6);
  if (!shown.statement.empty()) {
    page.paragraph("princip/statement", ui::style::body, ui.theme().text, shown.statement);
    page.space(6);
  }
  std::size_t number = 0;
  for (const Tier& tier : shown.tiers) {
    const std::string id = "princip/step/" + std::to_string(number);
    page.space(8);
    page.paragraph(id, ui::style::strong, ui.theme().text,
                   ui.t(TextKey::principle_step,
                        {{"number", std::to_string(++number)}, {"title", tier.title}}));
    page.paragraph(id + "/how", ui::style::small, ui.theme().muted,
                   words::step_words(ui.language(), parts.plan(), tier,
                                     passing(parts.snapshot, shown, tier, parts.question)));
  }
  page.space(14);
  page.heading("princip/open", 3, ui::style::small_strong, ui.t(TextKey::principle_open));
  const auto open = words::open_words(ui.language(), parts.plan(), shown,
                                      parts.snapshot.undecided(shown, parts.question));
  for (std::size_t at = 0; at < open.size(); ++at) {
    page.paragraph("princip/open/" + std::to_string(at), ui::style::small, ui.theme().text,
                   open[at]);
    page.space(2);
  }
  if (!shown.scope.empty()) {
    page.space(8);
    page.paragraph("princip/scope", ui::style::small, ui.theme().text,
                   ui.t(TextKey::principle_scope_some,
                        {{"names", words::scope_words(ui.language(), parts.plan(), shown)}}));
  }
}

std::string seen_words(const ui::Ui& ui, const Principle& principle) {
  if (!principle.rankingSeen) return ui.t(TextKey::principle_status_seen_unknown);
  return ui.t(*principle.rankingSeen ? TextKey::principle_status_seen
                                     : TextKey::principle_status_not_seen);
}

std::vector<std::string> status_words(const ui::Ui& ui, const Plan& plan, const Principle& shown) {
  std::vector<std::string> result;
  if (shown.adopted) {
    result.push_back(ui.t(TextKey::principle_status_adopted,
                          {{"adopted", words::adoption_words(ui.language(), *shown.adopted)}}));
    result.push_back(seen_words(ui, shown));
  } else {
    result.push_back(ui.t(TextKey::principle_status_not_adopted));
  }
  if (const Principle* before = plan.principles.find(shown.replaces)) {
    result.push_back(ui.t(TextKey::principle_status_replaces, {{"title", name_of(ui, *before)}}));
  }
  for (const Principle& later : plan.principles) {
    if (later.replaces != shown.id || !later.adopted) continue;
    result.push_back(ui.t(TextKey::principle_status_replaced, {{"title", name_of(ui, later)}}));
  }
  return result;
}

void status(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("princip/status", 2, ui::style::subtitle, ui.t(TextKey::principle_status));
  page.space(4);
  int number = 0;
  for (const std::string& words : status_words(ui, parts.plan(), parts.shown)) {
    page.paragraph("princip/status/" + std::to_string(number++), ui::style::small, ui.theme().text,
                   words);
  }
  if (parts.shown.adopted && !parts.read_only) {
    page.space(6);
    page.paragraph("princip/status/locked", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::principle_status_locked));
  }
}

void hand_out(Parts& parts) {
  const report::Report report =
      principle_report(parts.ui, parts.snapshot, parts.question, &parts.shown);
  parts.intents.hand_out = HandOut{parts.shown.id + ".html", "text/html", report::html(report)};
}

void buttons(Page& page, Parts& parts, Id& chosen) {
  ui::Ui& ui = page.ui;
  PrincipleState& state = parts.state;
  page.space(14);
  ButtonRow row(page);
  if (row.add("princip/rank", ui.t(TextKey::principle_rank), ButtonKind::primary)) {
    chosen = parts.shown.id;
    parts.intents.go_to = "#/val";
  }
  if (parts.can_change()) {
    if (row.add("princip/edit",
                ui.t(state.editing ? TextKey::principle_edit_done : TextKey::principle_edit),
                ButtonKind::secondary)) {
      state.editing = !state.editing;
      state.adopting = false;
      if (state.editing) ui.focus(ui::about("princip/edit/title", parts.shown.id));
    }
    if (!state.adopting &&
        row.add("princip/adopt", ui.t(TextKey::principle_adopt), ButtonKind::secondary)) {
      state.adopting = true;
      state.editing = false;
      state.adoption = {};
      state.adoption.date = std::string(parts.today);
      state.ranking_seen.clear();
      ui.focus(ui::about("princip/adopt/by", parts.shown.id));
    }
  }
  if (!parts.read_only && parts.shown.adopted &&
      row.add("princip/next", ui.t(TextKey::principle_next_version), ButtonKind::secondary)) {
    parts.intents.commands.push_back(words::next_version(parts.plan(), parts.shown, chosen));
    state.editing = true;
  }
  if (row.add("princip/page", ui.t(TextKey::principle_hand_out), ButtonKind::quiet)) {
    hand_out(parts);
  }
  if (parts.can_change() && parts.plan().principles.size() > 1 &&
      row.add("princip/remove", ui.t(TextKey::principle_remove), ButtonKind::quiet)) {
    parts.intents.commands.push_back({edit::RemoveEntity{parts.shown.id}});
    ui.focus("princip/choose");
  }
  row.end();
}

void body_of(Page& page, Parts& parts, Id& chosen, const Problems* refused) {
  ui::Ui& ui = page.ui;
  const float gap = ui.px(20);
  const auto says = [&](Page& inside) {
    if (parts.state.editing && parts.can_change()) {
      steps(inside, parts);
    } else {
      sentences(inside, parts);
    }
    if (refused && !refused->empty()) {
      inside.space(10);
      inside.paragraph("princip/refused", ui::style::small, ui.theme().bad,
                       ui.t(TextKey::principle_refused,
                            {{"why", ui::sentence_for(ui.language(), refused->front())}}),
                       ui::Role::alert);
    }
    buttons(inside, parts, chosen);
  };
  const auto decided = [&](Page& inside) {
    status(inside, parts);
    if (parts.state.adopting && parts.can_change()) adoption(inside, parts);
  };
  const auto weighed = [&](Page& inside) { weights(inside, parts); };
  const auto scored = [&](Page& inside) { criteria(inside, parts); };
  const auto changed = [&](Page& inside) { changes(inside, parts); };
  const bool beside = page.width >= ui.px(760);
  if (!beside) {
    page.y += ui::card_around(ui, {page.x, page.y, page.width, 0}, says) + gap;
    page.y += ui::card_around(ui, {page.x, page.y, page.width, 0}, decided) + gap;
    page.y += ui::card_around(ui, {page.x, page.y, page.width, 0}, weighed) + gap;
    page.y += ui::card_around(ui, {page.x, page.y, page.width, 0}, changed) + gap;
    page.y += ui::card_around(ui, {page.x, page.y, page.width, 0}, scored) + gap;
    return;
  }
  const float side = std::min(ui.px(400), page.width * 0.42f);
  const float main = page.width - side - gap;
  float left = ui::card_around(ui, {page.x, page.y, main, 0}, says) + gap;
  left += ui::card_around(ui, {page.x, page.y + left, main, 0}, weighed) + gap;
  const float x = page.x + main + gap;
  float right = ui::card_around(ui, {x, page.y, side, 0}, decided) + gap;
  right += ui::card_around(ui, {x, page.y + right, side, 0}, changed) + gap;
  right += ui::card_around(ui, {x, page.y + right, side, 0}, scored) + gap;
  page.y += std::max(left, right);
}

void principle(ui::Ui& ui, Rect area, const Snapshot& snapshot, bool read_only,
               const Problems* refused, const priority::Question& question, std::string_view today,
               const std::set<Id>& seen, Id& chosen, PrincipleState& state, Intents& intents) {
  const Plan& plan = snapshot.plan();
  const Principle* found = plan.principles.find(chosen);
  const Principle* shown = found ? found : priority::principle_in_force(plan);
  if (shown && shown->id != state.shown) {
    const bool is_new_version = state.editing && shown->replaces == state.shown;
    state.weighing.reset();
    state.adopting = false;
    state.editing = is_new_version;
    state.shown = shown->id;
  }
  Page page = ui::begin_page(ui, "princip", ui.t(TextKey::principle_page), area);
  page.question("princip", ui.t(TextKey::principle_title), answer(ui, plan));
  page.space(16);
  if (shown) chooser(page, plan, *shown, read_only, chosen, state);
  if ((state.choosing_new || !shown) && !read_only) {
    ready_made_principles(page, plan, chosen, state, intents);
  }
  if (shown) {
    Parts parts{ui, snapshot, question, seen, state, intents, today, read_only, *shown};
    body_of(page, parts, chosen, refused);
  }
  ui::end_page(page, area);
}

report::Report principle_report(const ui::Ui& ui, const Snapshot& snapshot,
                                const priority::Question& question, const Principle* shown) {
  const Plan& plan = snapshot.plan();
  report::Report report;
  report.language = ui::code_of(ui.language());
  report.title = shown ? name_of(ui, *shown) : ui.t(TextKey::principle_title);
  report.foot = plan.head.title;
  if (!shown) {
    report.lead = ui.t(TextKey::principle_answer_no_principle);
    return report;
  }
  report.lead = shown->statement;
  if (is_example(*shown)) {
    report.tags.push_back({report::Mark::example, ui.t(TextKey::origin_example)});
  }
  report::Section says;
  says.title = ui.t(TextKey::principle_sentences);
  std::size_t number = 0;
  for (const Tier& tier : shown->tiers) {
    says.points.push_back(
        ui.t(TextKey::principle_step,
             {{"number", std::to_string(++number)}, {"title", tier.title}}) +
        ". " +
        words::step_words(ui.language(), plan, tier, passing(snapshot, *shown, tier, question)));
  }
  report.sections.push_back(std::move(says));
  report::Section open;
  open.title = ui.t(TextKey::principle_open);
  open.points =
      words::open_words(ui.language(), plan, *shown, snapshot.undecided(*shown, question));
  report.sections.push_back(std::move(open));
  report::Section decided;
  decided.title = ui.t(TextKey::principle_status);
  decided.paragraphs = status_words(ui, plan, *shown);
  std::size_t place = 0;
  const Tier* weighted = weighted_tier(*shown, place);
  if (weighted && weighted->weighing) {
    decided.paragraphs.push_back(words::weighing_words(ui.language(), *weighted->weighing));
  }
  report.sections.push_back(std::move(decided));
  return report;
}

bool draw_principle(const Shown& shown, Rect area, Intents& intents) {
  RankedBy& by = shown.by();
  principle(shown.ui, area, shown.snapshot, shown.read_only, shown.refused, shown.question(),
            shown.today, by.seen, by.principle, shown.states.of<PrincipleState>(), intents);
  return false;
}

std::optional<report::Report> principle_report_shown(const Shown& shown) {
  return principle_report(shown.ui, shown.snapshot, shown.question(), shown.principle());
}

bool principle_gather(const Shown& shown, bool) {
  Gathering gathering(shown);
  gathering.orders();
  const Principle* stored = shown.principle();
  if (!stored) return gathering.has_computed();
  return gathering
      .then([&](const Snapshot& snapshot) { snapshot.ranking(*stored, shown.question()); })
      .then([&](const Snapshot& snapshot) { snapshot.undecided(*stored, shown.question()); })
      .has_computed();
}

}  // namespace

const Screen principle_screen{
    .address = "#/val/princip",
    .under = "#/val",
    .page = "princip",
    .draw = draw_principle,
    .report = principle_report_shown,
    .gather = principle_gather,
    .select =
        [](const States& states, const Id& id) {
          if (!id.empty()) states.of<RankedBy>().principle = id;
        },
    .selected = [](const States& states) { return states.of<RankedBy>().principle; },
};

}  // namespace malvag::views
