// The screen Översikt.
#include "overview.hpp"

#include <algorithm>
#include <array>

#include "../../../core/plan/limits.hpp"
#include "../../ui/numbers.hpp"
#include "../../ui/page.hpp"
#include "../../words/conflict_words.hpp"
#include "../shown/gathering.hpp"

namespace malvag::views {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

const Origin* origin_of(const Entity& entity, const std::string& field) {
  if (const Origin* own = entity.origins.find(field)) return own;
  return entity.origin ? &*entity.origin : nullptr;
}

std::string source_words(const ui::Ui& ui, const Plan& plan, const Origin* origin) {
  if (!origin) return {};
  if (origin->kind == OriginKind::example) return ui.t(TextKey::origin_example);
  const SourceDocument* document = plan.documents.find(origin->document);
  if (!document) return {};
  // The plan's own document needs no name beside its figures.
  const bool is_the_plan = plan.head.origin && plan.head.origin->document == origin->document;
  if (is_the_plan && !origin->place.empty()) {
    return ui.t(TextKey::origin_source_plan, {{"place", ui::in_sentence(origin->place)}});
  }
  return ui.t(TextKey::origin_source, {{"document", document->title}});
}

// --- the answer -------------------------------------------------------------------------------

// Whose plan it is, and how its words are to be read.
std::string about_plan(const ui::Ui& ui, const Plan& plan) {
  const bool has_own_words = std::any_of(plan.goals.begin(), plan.goals.end(), [](const Goal& one) {
    const Origin* title = origin_of(one, "title");
    return title && title->kind == OriginKind::judgement;
  });
  return ui.t(has_own_words ? TextKey::situation_plan_own_words : TextKey::situation_plan,
              {{"plan", plan.head.title}});
}

struct Pulls {
  std::size_t pairs = 0;  // that most judge to pull apart
  Id most_often;          // the goal that is in most of them
  std::size_t times = 0;
  bool is_example = false;
};

Pulls pulls_of(const Snapshot& snapshot) {
  Pulls pulls;
  std::vector<std::size_t> times(snapshot.plan().goals.size(), 0);
  for (const conflict::Found& found : snapshot.conflicts()) {
    if (found.kind != conflict::Kind::pulls_apart) continue;
    ++pulls.pairs;
    pulls.is_example = pulls.is_example || found.origin == OriginKind::example;
    for (const Id& goal : found.goals) {
      if (const auto place = snapshot.plan().goals.place_of(goal)) ++times[*place];
    }
  }
  for (std::size_t place = 0; place < times.size(); ++place) {
    if (times[place] <= pulls.times) continue;
    pulls.times = times[place];
    pulls.most_often = snapshot.plan().goals[place].id;
  }
  return pulls;
}

std::string title_words(const ui::Ui& ui, const Snapshot& snapshot) {
  const auto goals = static_cast<std::int64_t>(snapshot.plan().goals.size());
  if (goals == 0) return ui.t(TextKey::situation_title_no_goals);
  const std::string count = ui::whole_number(ui.language(), goals);
  return ui.t(snapshot.plan().influences.empty() ? TextKey::situation_title_not_judged
                                                 : TextKey::situation_title,
              {{"goals", count}});
}

std::string answer_words(const ui::Ui& ui, const Snapshot& snapshot, const Pulls& pulls) {
  const Plan& plan = snapshot.plan();
  if (plan.goals.empty()) return ui.t(TextKey::situation_answer_no_goals);
  if (plan.influences.empty()) return ui.t(TextKey::situation_answer_not_judged);
  if (pulls.pairs == 0) return ui.t(TextKey::situation_answer_none);
  const std::string pairs =
      ui.n(PluralKey::situation_answer_pairs, static_cast<std::int64_t>(pulls.pairs));
  if (pulls.times < 2) return pairs;
  return pairs + " " +
         ui.t(TextKey::situation_answer_most,
              {{"goal", plan.goals.find(pulls.most_often)->title},
               {"times", ui::number_word(ui.language(), static_cast<std::int64_t>(pulls.times))}});
}

// --- three facts ------------------------------------------------------------------------------

struct Fact {
  std::string id;
  std::string number;
  std::string text;
  std::string tag;
  std::string go_to;
};

Fact foremost_fact(const ui::Ui& ui, const Plan& plan) {
  const Goal* goal = plan.goals.find(plan.head.foremostGoal);
  if (!goal) {
    return {"goals", ui::whole_number(ui.language(), static_cast<std::int64_t>(plan.goals.size())),
            ui.n(PluralKey::situation_fact_areas, static_cast<std::int64_t>(plan.areas.size())),
            ui.t(TextKey::situation_fact_computed), "#/laget/kedja"};
  }
  const bool has_kpi = std::any_of(plan.kpis.begin(), plan.kpis.end(),
                                   [&](const Kpi& kpi) { return kpi.goal == goal->id; });
  const std::string text =
      ui.t(has_kpi ? TextKey::situation_fact_foremost : TextKey::situation_fact_foremost_no_kpi,
           {{"goal", ui::in_sentence(goal->title)}});
  const std::string number =
      goal->due.empty() ? ui.t(TextKey::situation_fact_foremost_number) : goal->due.substr(0, 4);
  return {"foremost", number, text, source_words(ui, plan, origin_of(plan.head, "foremostGoal")),
          "#/laget/kedja/" + goal->id};
}

std::vector<Fact> facts_of(const ui::Ui& ui, const Snapshot& snapshot) {
  const Plan& plan = snapshot.plan();
  const auto goals = static_cast<std::int64_t>(plan.goals.size());
  const auto without_kpi = snapshot.findings_of("MV004");
  const auto without_target = snapshot.findings_of("MV002");
  const auto unowned = snapshot.findings_of("MV006");
  const auto number = [&](std::int64_t count) { return ui::whole_number(ui.language(), count); };
  std::string kpis = ui.t(TextKey::situation_fact_kpis);
  if (without_target > 0) {
    kpis += " " + ui.t(TextKey::situation_fact_targets,
                       {{"kpis", number(static_cast<std::int64_t>(plan.kpis.size()))},
                        {"without", ui::number_word(ui.language(), without_target)}});
  }
  const std::string computed = ui.t(TextKey::situation_fact_computed);
  return {
      foremost_fact(ui, plan),
      {"kpis",
       ui.t(TextKey::situation_fact_of, {{"part", number(without_kpi)}, {"whole", number(goals)}}),
       kpis, computed, "#/laget/kedja/utan-matetal"},
      {"responsible", number(goals - unowned),
       ui.t(unowned == goals ? TextKey::situation_fact_responsible_none
                             : TextKey::situation_fact_responsible),
       computed, "#/laget/kedja/utan-ansvarig"}};
}

float fact_height(const ui::Ui& ui, const Fact& fact, float width) {
  return ui.px(24 + 40 + 12) + ui.height_of(ui::style::body, fact.text, width - ui.px(48)) +
         ui.px(10 + 23 + 20);
}

void fact_card(ui::Ui& ui, Rect box, const Fact& fact, Intents& intents) {
  const std::string id = "laget/fact/" + fact.id;
  ui::Node node;
  node.id = id;
  node.role = ui::Role::link;
  node.name = fact.number + " " + fact.text;
  node.href = fact.go_to;
  ui.open(std::move(node), box);
  const ui::Pressed state = ui.pressable(id, box);
  ui.card(box);
  if (state.hovered) ui.outline(box, ui.theme().accent, ui::size::radius, 1.5f);
  Rect inside = box.inset(ui.px(24), ui.px(20));
  ui.line_of_text(inside.take_top(ui.px(40)), ui::style::title, ui.theme().accent, fact.number);
  inside.take_top(ui.px(6));
  inside.take_top(ui.lines_of_text(inside, ui::style::body, ui.theme().text, fact.text));
  inside.take_top(ui.px(10));
  if (!fact.tag.empty()) {
    ui.tag(id + "/source", {inside.x, inside.y}, fact.tag, ui.theme().sunken, ui.theme().muted,
           inside.width);
  }
  ui.close();
  if (state.focused) ui.outline(box.inset(-3), ui.theme().focus, ui::size::radius, 2.5f);
  if (state.pressed) intents.go_to = fact.go_to;
}

void three_facts(Page& page, const Snapshot& snapshot, Intents& intents) {
  ui::Ui& ui = page.ui;
  const std::vector<Fact> facts = facts_of(ui, snapshot);
  std::vector<Rect> boxes = columns(ui, page.x, page.y, page.width, facts.size(), 240, 3);
  const bool beside = boxes.size() > 1 && boxes[1].x > boxes[0].x;
  float tallest = 0;
  for (std::size_t place = 0; place < facts.size(); ++place) {
    boxes[place].height = fact_height(ui, facts[place], boxes[place].width);
    tallest = std::max(tallest, boxes[place].height);
  }
  float y = page.y;
  for (std::size_t place = 0; place < facts.size(); ++place) {
    const bool first_of_row = place == 0 || boxes[place].x <= boxes[place - 1].x;
    if (!first_of_row)
      boxes[place].y = boxes[place - 1].y;
    else
      boxes[place].y = y;
    if (beside) boxes[place].height = tallest;
    fact_card(ui, boxes[place], facts[place], intents);
    y = std::max(y, boxes[place].bottom() + ui.px(16));
  }
  page.y = y - ui.px(16);
}

// --- the story --------------------------------------------------------------------------------

ui::Colour status_colour(const ui::Theme& theme, Fulfilment status) {
  switch (status) {
    case Fulfilment::fulfilled:
      return theme.good;
    case Fulfilment::partly:
      return theme.partly;
    case Fulfilment::notFulfilled:
      return theme.bad;
    case Fulfilment::notMeasurable:
      break;
  }
  return theme.none;
}

PluralKey status_words(Fulfilment status) {
  switch (status) {
    case Fulfilment::fulfilled:
      return PluralKey::fulfilment_fulfilled;
    case Fulfilment::partly:
      return PluralKey::fulfilment_partly;
    case Fulfilment::notFulfilled:
      return PluralKey::fulfilment_not;
    case Fulfilment::notMeasurable:
      break;
  }
  return PluralKey::fulfilment_not_measurable;
}

std::string counts_words(const ui::Ui& ui, const Milestone& milestone) {
  std::string words;
  for (const StatusCount& one : milestone.counts) {
    if (!words.empty()) words += " · ";
    words += ui.n(status_words(one.status), one.count,
                  {{"number", ui::whole_number(ui.language(), one.count)}});
  }
  return words;
}

float counts_bar(ui::Ui& ui, Rect box, const std::string& id, const Milestone& milestone) {
  std::int64_t total = 0;
  for (const StatusCount& one : milestone.counts) total += one.count;
  if (total <= 0) return 0;
  const Rect bar{box.x, box.y, box.width, ui.px(12)};
  ui::Node node;
  node.id = id + "/bar";
  node.role = ui::Role::image;
  node.name = counts_words(ui, milestone);
  ui.put(std::move(node), bar);
  float x = bar.x;
  for (const StatusCount& one : milestone.counts) {
    const float width = bar.width * static_cast<float>(one.count) / static_cast<float>(total);
    if (width > 1) {
      ui.fill({x, bar.y, width - 2, bar.height}, status_colour(ui.theme(), one.status), 3);
    }
    x += width;
  }
  return ui.px(18) + ui.paragraph(id + "/counts", {box.x, box.y + ui.px(18), box.width, 0},
                                  ui::style::small, ui.theme().muted, counts_words(ui, milestone));
}

float milestone(ui::Ui& ui, Rect box, const Plan& plan, const Milestone& one, float rail_right) {
  const std::string id = "laget/story/" + one.id;
  const float radius = ui.px(9);
  ui.rule({box.x + 2 * radius, box.y + radius}, {rail_right, box.y + radius}, ui.theme().line, 2);
  ui.ring({box.x + radius, box.y + radius}, radius - 1, ui.theme().accent, ui.px(3));
  float y = box.y + ui.px(28);
  const std::string heading = ui::shortened(
      one.date.empty()
          ? one.title
          : ui.t(TextKey::situation_story_heading,
                 {{"year", one.date.substr(0, 4)}, {"title", ui::in_sentence(one.title)}}));
  ui.heading(id, 3, {box.x, y, box.width, 0}, ui::style::strong, heading);
  y += ui.height_of(ui::style::strong, heading, box.width);
  y += ui.paragraph(id + "/text", {box.x, y, box.width, 0}, ui::style::body, ui.theme().text,
                    one.text);
  y += ui.px(6);
  y += counts_bar(ui, {box.x, y, box.width, 0}, id, one);
  const std::string source = source_words(ui, plan, origin_of(one, "text"));
  if (!source.empty()) {
    y += ui.px(4);
    y += ui.paragraph(id + "/source", {box.x, y, box.width, 0}, ui::style::small, ui.theme().muted,
                      source);
  }
  return y - box.y;
}

float story(ui::Ui& ui, Rect box, const Plan& plan) {
  const std::string title = ui.t(TextKey::situation_story);
  ui.heading("laget/story", 2, box, ui::style::subtitle, title);
  const float top = box.y + ui.px(40);
  const std::size_t shown = std::min(plan.milestones.size(), limits::items);
  const auto boxes = columns(ui, box.x, top, box.width, shown, 190, 4);
  float row_top = top, bottom = top;
  for (std::size_t place = 0; place < boxes.size(); ++place) {
    Rect at = boxes[place];
    if (place > 0 && at.x <= boxes[place - 1].x) row_top = bottom + ui.px(16);
    at.y = row_top;
    const bool is_last_of_row = place + 1 == boxes.size() || boxes[place + 1].x <= at.x;
    const float rail_right = is_last_of_row ? at.right() : at.right() + ui.px(16);
    bottom = std::max(bottom, at.y + milestone(ui, at, plan, plan.milestones[place], rail_right));
  }
  Page below{ui, box.x, bottom, box.width};
  below.first_of("laget/story", shown, plan.milestones.size());
  return below.y - box.y;
}

// --- the room and the measures ----------------------------------------------------------------

bool room_is_example(const Plan& plan) {
  return std::any_of(plan.frames.begin(), plan.frames.end(), [](const Frame& frame) {
    const Origin* origin = origin_of(frame, "room");
    return !frame.room.empty() && origin && origin->kind == OriginKind::example;
  });
}

void room_card(Page& page, const Snapshot& snapshot, const Principle& principle, Intents& intents) {
  ui::Ui& ui = page.ui;
  const auto& rooms = snapshot.order(principle, {}).order.rooms;
  const float margin = ui.px(24);
  ui.begin_card();
  Page inside{ui, page.x + margin, page.y + ui.px(20), page.width - 2 * margin};
  inside.heading("laget/room", 2, ui::style::subtitle, ui.t(TextKey::val_rooms));
  inside.space(4);
  inside.paragraph("laget/room/about", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::situation_room_about));
  if (room_is_example(snapshot.plan())) {
    inside.space(4);
    ui.tag("laget/room/origin", {inside.x, inside.y}, ui.t(TextKey::origin_example),
           ui.theme().example_soft, ui.theme().example);
    inside.space(29);
  }
  inside.space(6);
  for (const priority::RoomOfYear& room : rooms) {
    const std::string id = "laget/room/" + std::to_string(room.year);
    Rect row{inside.x, inside.y, inside.width, ui.px(26)};
    ui.label(id, row.take_left(ui.px(56)), ui::style::row, ui.theme().text,
             std::to_string(room.year));
    const Tkr left = room.room - room.spent;
    const std::string amount = ui::million_kronor(ui.language(), left < 0 ? -left : left);
    ui.label(
        id + "/left", row.take_right(ui.px(96)), left < 0 ? ui::style::row_strong : ui::style::row,
        left < 0 ? ui.theme().bad : ui.theme().muted,
        ui.t(left < 0 ? TextKey::val_rooms_over : TextKey::val_rooms_left, {{"amount", amount}}),
        ui::Align::right);
    ui.label(
        id + "/room", row, ui::style::row, ui.theme().text,
        ui.t(TextKey::val_rooms_amount, {{"room", ui::million_kronor(ui.language(), room.room)}}),
        ui::Align::right);
    inside.space(26);
  }
  inside.space(8);
  const std::string words = ui.t(TextKey::situation_room_see);
  if (ui.button("laget/room/see",
                {inside.x - ui.px(8), inside.y, ui.button_width(words), ui.target()}, words,
                ButtonKind::quiet)) {
    intents.go_to = "#/val";
  }
  inside.y += ui.target() + ui.px(12);
  ui.end_card({page.x, page.y, page.width, inside.y - page.y});
  page.y = inside.y;
}

PluralKey measure_status_words(MeasureStatus status) {
  switch (status) {
    case MeasureStatus::proposed:
      return PluralKey::measure_status_proposed;
    case MeasureStatus::planned:
      return PluralKey::measure_status_planned;
    case MeasureStatus::ongoing:
      return PluralKey::measure_status_ongoing;
    case MeasureStatus::delayed:
      return PluralKey::measure_status_delayed;
    case MeasureStatus::done:
      return PluralKey::measure_status_done;
    case MeasureStatus::stopped:
      break;
  }
  return PluralKey::measure_status_stopped;
}

void measures_card(Page& page, const Snapshot& snapshot, Intents& intents) {
  ui::Ui& ui = page.ui;
  const Plan& plan = snapshot.plan();
  std::array<std::int64_t, 6> counts{};
  for (const Measure& measure : plan.measures) ++counts[static_cast<std::size_t>(measure.status)];
  const float margin = ui.px(24);
  ui.begin_card();
  Page inside{ui, page.x + margin, page.y + ui.px(20), page.width - 2 * margin};
  inside.heading("laget/measures", 2, ui::style::subtitle, ui.t(TextKey::situation_measures));
  inside.space(6);
  const bool has_example =
      std::any_of(plan.measures.begin(), plan.measures.end(), [](const Measure& measure) {
        return measure.origin && measure.origin->kind == OriginKind::example;
      });
  if (has_example) {
    ui.tag("laget/measures/origin", {inside.x, inside.y}, ui.t(TextKey::origin_example),
           ui.theme().example_soft, ui.theme().example);
    inside.space(29);
  }
  for (std::size_t status = 0; status < counts.size(); ++status) {
    if (counts[status] == 0) continue;
    inside.paragraph("laget/measures/" + std::to_string(status), ui::style::body, ui.theme().text,
                     ui.n(measure_status_words(static_cast<MeasureStatus>(status)), counts[status],
                          {{"number", ui::whole_number(ui.language(), counts[status])}}));
  }
  const auto count_of = [&](MeasureStatus status) {
    return counts[static_cast<std::size_t>(status)];
  };
  // Of what nobody has begun or planned, nothing can be late.
  const bool is_under_way = count_of(MeasureStatus::planned) + count_of(MeasureStatus::ongoing) > 0;
  if (count_of(MeasureStatus::delayed) == 0 && is_under_way) {
    inside.paragraph("laget/measures/late", ui::style::body, ui.theme().muted,
                     ui.t(TextKey::situation_measures_none_late));
  }
  inside.space(8);
  const std::string words = ui.t(TextKey::situation_chain);
  if (ui.button("laget/chain", {inside.x - ui.px(8), inside.y, ui.button_width(words), ui.target()},
                words, ButtonKind::quiet)) {
    intents.go_to = "#/laget/kedja";
  }
  inside.y += ui.target() + ui.px(12);
  ui.end_card({page.x, page.y, page.width, inside.y - page.y});
  page.y = inside.y;
}

void side_cards(Page& page, const Snapshot& snapshot, const Principle* principle,
                Intents& intents) {
  const bool has_rooms = principle && !snapshot.order(*principle, {}).order.rooms.empty();
  if (has_rooms) room_card(page, snapshot, *principle, intents);
  if (has_rooms) page.space(16);
  measures_card(page, snapshot, intents);
}

void what_to_do(Page& page, const Snapshot& snapshot, Intents& intents) {
  ui::Ui& ui = page.ui;
  ui::ButtonRow buttons(page);
  const conflict::Found* first = snapshot.to_begin_with();
  if (first &&
      buttons.add("laget/conflict", ui.t(TextKey::situation_see_conflict), ButtonKind::primary)) {
    intents.go_to = "#/konflikt/" + first->id;
  }
  if (buttons.add("laget/open", ui.t(TextKey::situation_open),
                  first ? ButtonKind::secondary : ButtonKind::primary)) {
    intents.open_file = true;
  }
  buttons.end();
}

bool draw_overview(const Shown& shown, Rect area, Intents& intents) {
  ui::Ui& ui = shown.ui;
  const Snapshot& snapshot = shown.snapshot;
  const Principle* principle = shown.principle();
  const Plan& plan = snapshot.plan();
  const Pulls pulls = pulls_of(snapshot);
  Page page = begin_page(ui, "laget", ui.t(TextKey::nav_situation), area);
  page.question("laget", title_words(ui, snapshot), answer_words(ui, snapshot, pulls));
  if (pulls.is_example) {
    page.space(6);
    ui.tag("laget/origin", {page.x, page.y}, ui.t(TextKey::conflict_origin_example_judged),
           ui.theme().example_soft, ui.theme().example);
    page.space(27);
  }
  page.space(8);
  page.paragraph("laget/plan", ui::style::body, ui.theme().muted, about_plan(ui, plan));
  page.space(16);
  if (!plan.goals.empty()) three_facts(page, snapshot, intents);
  page.space(24);
  what_to_do(page, snapshot, intents);
  page.space(12);
  const bool beside = page.width >= ui.px(860);
  const float side = ui.px(340);
  if (beside && !plan.milestones.empty()) {
    const float story_height = story(ui, {page.x, page.y, page.width - side - ui.px(32), 0}, plan);
    Page right{ui, page.x + page.width - side, page.y, side};
    side_cards(right, snapshot, principle, intents);
    page.y = std::max(page.y + story_height, right.y);
  } else {
    if (!plan.milestones.empty()) page.y += story(ui, {page.x, page.y, page.width, 0}, plan);
    page.space(24);
    side_cards(page, snapshot, principle, intents);
  }
  end_page(page, area);
  return false;
}

std::optional<report::Report> overview_report(const Shown& given) {
  const ui::Ui& ui = given.ui;
  const Snapshot& snapshot = given.snapshot;
  const Plan& plan = snapshot.plan();
  const Pulls pulls = pulls_of(snapshot);
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = title_words(ui, snapshot);
  shown.lead = answer_words(ui, snapshot, pulls);
  if (pulls.is_example) {
    shown.tags.push_back({report::Mark::example, ui.t(TextKey::conflict_origin_example_judged)});
  }
  for (const Fact& fact : facts_of(ui, snapshot)) {
    report::Section section;
    section.figures.push_back({"", fact.number, fact.text});
    section.tags.push_back({report::Mark::source, fact.tag});
    shown.sections.push_back(std::move(section));
  }
  for (const Milestone& one : plan.milestones) {
    report::Section section;
    section.title = one.date.substr(0, 4);
    section.paragraphs = {one.title, one.text};
    if (!one.counts.empty()) section.paragraphs.push_back(counts_words(ui, one));
    section.tags.push_back({report::Mark::source, source_words(ui, plan, origin_of(one, "text"))});
    shown.sections.push_back(std::move(section));
  }
  shown.foot = about_plan(ui, plan);
  return shown;
}

bool overview_gather(const Shown& shown, bool) {
  Gathering gathering(shown);
  gathering.then([](const Snapshot& snapshot) { snapshot.find_some(); })
      .then([](const Snapshot& snapshot) { snapshot.to_begin_with(); });
  if (!shown.principle()) return gathering.has_computed();
  return gathering.then([](const Snapshot& snapshot) { snapshot.prepared(); })
      .then([&](const Snapshot& snapshot) { snapshot.order(*shown.principle(), {}); })
      .has_computed();
}

Asked overview_asks(const Shown&) {
  return {.together = MoreRoom{}};
}

}  // namespace

const Screen overview_screen{
    .address = "#/laget",
    .page = "laget",
    .draw = draw_overview,
    .report = overview_report,
    .asks = overview_asks,
    .gather = overview_gather,
};

}  // namespace malvag::views
