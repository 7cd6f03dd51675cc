// The screen Styrkedja: its question, its filters, and how the parts stand.
#include "chain.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "../../../ui/numbers.hpp"
#include "../../shown/gathering.hpp"
#include "../../shown/pictures.hpp"
#include "chain_parts.hpp"

namespace malvag::views {

namespace chain_parts {
namespace {

bool contains(const std::vector<Id>& ids, const Id& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// What hangs under each goal, found in one walk through the plan.
using Goals = std::unordered_map<std::string_view, GoalInChain>;
Goals goals_in_chain(const Plan& plan) {
  Goals goals;
  goals.reserve(plan.goals.size());
  for (const Goal& goal : plan.goals) goals[goal.id].goal = &goal;
  for (const Kpi& kpi : plan.kpis) {
    if (const auto found = goals.find(kpi.goal); found != goals.end()) {
      found->second.kpis.push_back(&kpi);
    }
  }
  for (const Measure& measure : plan.measures) {
    for (const Id& id : measure.goals) {
      if (const auto found = goals.find(id); found != goals.end()) {
        found->second.measures.push_back(&measure);
      }
    }
  }
  for (auto& [id, goal] : goals) {
    goal.lacks_kpi = goal.kpis.empty();
    goal.lacks_responsible = goal.goal->responsible.empty();
    goal.lacks_measure = goal.measures.empty();
  }
  return goals;
}

bool is_shown(const GoalInChain& goal, const ChainState& state) {
  if (!state.body.empty()) {
    const bool own = contains(goal.goal->bodies, state.body);
    const bool by_measure =
        std::any_of(goal.measures.begin(), goal.measures.end(),
                    [&](const Measure* measure) { return measure->body == state.body; });
    if (!own && !by_measure) return false;
  }
  if (!state.status.empty()) {
    const bool has =
        std::any_of(goal.measures.begin(), goal.measures.end(), [&](const Measure* measure) {
          return std::to_string(static_cast<int>(measure->status)) == state.status;
        });
    if (!has) return false;
  }
  if (state.lacks == "kpi") return goal.lacks_kpi;
  if (state.lacks == "responsible") return goal.lacks_responsible;
  if (state.lacks == "measure") return goal.lacks_measure;
  return true;
}

}  // namespace

Chain chain_of(const Plan& plan, const ChainState& state) {
  Goals goals = goals_in_chain(plan);
  std::unordered_map<std::string_view, std::vector<GoalInChain>> by_area;  // "": in none
  for (const Goal& goal : plan.goals) {
    GoalInChain& one = goals[goal.id];
    if (!is_shown(one, state)) continue;
    const bool has_area = plan.areas.find(goal.area) != nullptr;
    by_area[has_area ? std::string_view(goal.area) : std::string_view()].push_back(std::move(one));
  }
  const bool filtered = !state.body.empty() || !state.status.empty() || !state.lacks.empty();
  Chain chain;
  const auto add = [&](const Strategy* strategy) {
    StrategyInChain result{strategy, {}};
    for (const Area& area : plan.areas) {
      const bool is_here =
          strategy ? area.strategy == strategy->id : !plan.strategies.find(area.strategy);
      if (!is_here) continue;
      AreaInChain one{&area, std::move(by_area[area.id])};
      if (!one.goals.empty() || !filtered) result.areas.push_back(std::move(one));
    }
    if (!strategy && !by_area[""].empty()) {
      result.areas.push_back({nullptr, std::move(by_area[""])});
    }
    if (!result.areas.empty()) chain.push_back(std::move(result));
  };
  for (const Strategy& strategy : plan.strategies) add(&strategy);
  add(nullptr);
  return chain;
}

namespace {

std::vector<const Body*> bodies_with_part(const Plan& plan) {
  std::unordered_set<std::string_view> with_part;
  for (const Goal& goal : plan.goals) with_part.insert(goal.bodies.begin(), goal.bodies.end());
  for (const Measure& measure : plan.measures) with_part.insert(measure.body);
  std::vector<const Body*> bodies;
  for (const Body& body : plan.bodies) {
    if (with_part.count(body.id)) bodies.push_back(&body);
  }
  return bodies;
}

std::vector<MeasureStatus> statuses_of(const Plan& plan) {
  std::set<MeasureStatus> there;
  for (const Measure& measure : plan.measures) there.insert(measure.status);
  return {there.begin(), there.end()};
}

}  // namespace

std::shared_ptr<const Gathered> gathered(const Snapshot& snapshot, ChainState& state) {
  const Gathered* known = state.gathered.get();
  if (known && known->plan == snapshot.shared_plan() && known->body == state.body &&
      known->status == state.status && known->lacks == state.lacks) {
    return state.gathered;
  }
  const Plan& plan = snapshot.plan();
  Gathered one{snapshot.shared_plan(), state.body, state.status,           state.lacks,
               chain_of(plan, state),  0,          bodies_with_part(plan), statuses_of(plan)};
  for (const StrategyInChain& strategy : one.chain) {
    for (const AreaInChain& area : strategy.areas) one.goals += area.goals.size();
  }
  state.gathered = std::make_shared<const Gathered>(std::move(one));
  return state.gathered;
}

void choose(Parts& parts, const Id& id) {
  parts.state.selected = parts.state.selected == id ? "" : id;
  parts.state.editing = false;
}

std::string words_of_lacks(const ui::Ui& ui, const GoalInChain& goal) {
  std::string words;
  const auto add = [&](bool lacks, ui::TextKey key) {
    if (lacks) words += (words.empty() ? "" : " · ") + ui.t(key);
  };
  add(goal.lacks_kpi, ui::TextKey::chain_lacks_kpi);
  add(goal.lacks_measure, ui::TextKey::chain_lacks_measure);
  return words;
}

}  // namespace chain_parts

namespace {

using chain_parts::Parts;
using ui::Page;
using ui::PluralKey;
using ui::Rect;
using ui::TextKey;

std::string answer(const ui::Ui& ui, const Snapshot& snapshot) {
  const Plan& plan = snapshot.plan();
  if (plan.goals.empty()) return ui.t(TextKey::situation_answer_no_goals);
  const auto number = [&](std::int64_t amount) { return ui::whole_number(ui.language(), amount); };
  std::string words = ui.t(TextKey::chain_answer,
                           {{"kpi", number(snapshot.findings_of("MV004"))},
                            {"goals", number(static_cast<std::int64_t>(plan.goals.size()))}});
  const std::int64_t unowned = snapshot.findings_of("MV006"),
                     without_measure = snapshot.findings_of("MV017");
  if (unowned > 0) {
    words += " " + ui.t(TextKey::chain_answer_responsible, {{"count", number(unowned)}});
  }
  if (without_measure > 0) {
    words += " " + ui.t(TextKey::chain_answer_measure, {{"count", number(without_measure)}});
  }
  return words;
}

constexpr TextKey status_names[] = {TextKey::chain_status_proposed, TextKey::chain_status_planned,
                                    TextKey::chain_status_ongoing,  TextKey::chain_status_delayed,
                                    TextKey::chain_status_done,     TextKey::chain_status_stopped};

std::vector<ui::Option> body_options(const ui::Ui& ui, const chain_parts::Gathered& known) {
  std::vector<ui::Option> options = {{"all", ui.t(TextKey::chain_all_bodies)}};
  for (const Body* body : known.bodies) options.push_back({body->id, body->title});
  return options;
}

std::vector<ui::Option> status_options(const ui::Ui& ui, const chain_parts::Gathered& known) {
  std::vector<ui::Option> options = {{"all", ui.t(TextKey::chain_all_statuses)}};
  for (const MeasureStatus status : known.statuses) {
    const auto place = static_cast<std::size_t>(status);
    options.push_back({std::to_string(place), ui.t(status_names[place])});
  }
  return options;
}

void filters(Page& page, const chain_parts::Gathered& known, ChainState& state) {
  ui::Ui& ui = page.ui;
  const float height = ui.target();
  const bool beside = page.width >= ui.px(640);
  const float width = beside ? std::min(ui.px(240), (page.width - ui.px(24)) / 3) : page.width;
  float x = page.x;
  const auto filter = [&](const std::string& id, TextKey name, std::vector<ui::Option> options,
                          std::string& chosen) {
    if (options.size() < 3) return;
    ui.label(id + "/label", {x, page.y, width, ui.px(20)}, ui::style::small, ui.theme().muted,
             ui.t(name));
    const auto answer = ui.select(id, {x, page.y + ui.px(22), width, height}, ui.t(name), options,
                                  chosen.empty() ? "all" : chosen);
    if (answer) chosen = *answer == "all" ? "" : *answer;
    if (beside) {
      x += width + ui.px(12);
    } else {
      page.y += ui.px(30) + height;
    }
  };
  filter("kedja/body", TextKey::chain_body, body_options(ui, known), state.body);
  filter("kedja/lacks", TextKey::chain_lacks,
         {{"all", ui.t(TextKey::chain_all_goals)},
          {"kpi", ui.t(TextKey::chain_without_kpi)},
          {"responsible", ui.t(TextKey::chain_without_responsible)},
          {"measure", ui.t(TextKey::chain_without_measure)}},
         state.lacks);
  filter("kedja/status", TextKey::chain_status, status_options(ui, known), state.status);
  if (beside) page.y += ui.px(30) + height;
}

ui::Node region(std::string id, std::string name) {
  ui::Node node;
  node.id = std::move(id);
  node.role = ui::Role::region;
  node.name = std::move(name);
  return node;
}

void head(Page& page, Parts& parts, const chain_parts::Gathered& known, bool has_picture) {
  ui::Ui& ui = page.ui;
  page.question("kedja", ui.t(TextKey::chain_title), answer(ui, parts.snapshot));
  page.space(12);
  filters(page, known, parts.state);
  page.space(4);
  const auto shown = static_cast<std::int64_t>(known.goals);
  Rect row{page.x, page.y, page.width, ui.target()};
  if (has_picture) {
    const auto chosen = ui.choice(
        "kedja/form", row.take_right(ui.px(220)), ui.t(TextKey::inspection_form),
        {{"outline", ui.t(TextKey::chain_outline)}, {"picture", ui.t(TextKey::chain_picture)}},
        parts.state.picture ? "picture" : "outline");
    if (chosen) parts.state.picture = *chosen == "picture";
  }
  ui.label("kedja/count", row, ui::style::small, ui.theme().muted,
           ui.n(PluralKey::chain_shown, shown), ui::Align::left, ui::Role::status);
  page.y += ui.target() + ui.px(8);
}

void select(ChainState& state, const std::string& selected) {
  state.selected.clear();
  state.editing = false;
  if (selected == "utan-matetal") {
    state.lacks = "kpi";
  } else if (selected == "utan-ansvarig") {
    state.lacks = "responsible";
  } else if (selected == "utan-atgard") {
    state.lacks = "measure";
  } else {
    state.selected = selected;
    if (!selected.empty()) state.lacks.clear();
  }
}

void chain(ui::Ui& ui, Rect area, const Snapshot& snapshot, bool read_only, const Problems* refused,
           ChainState& state, Intents& intents) {
  const Plan& plan = snapshot.plan();
  if (!plan.goals.find(state.selected)) state.selected.clear();
  // Held here, for a filter that is changed in this frame gathers anew in the next.
  const auto known = chain_parts::gathered(snapshot, state);
  Parts parts{ui, snapshot, state, intents, read_only, refused, known->chain};
  const bool selected = !state.selected.empty();
  const bool wide = ui.layout() == ui::Layout::wide;
  Rect place{};
  if (selected && wide) {
    place = area.take_right(ui.px(ui::size::inspector + 24));
  } else if (selected) {
    place = ui::take_sheet(ui, area);
  }
  Page page = begin_page(ui, "kedja", ui.t(TextKey::chain_title), area);
  const bool has_picture = page.width >= ui.px(700);
  head(page, parts, *known, has_picture);
  const Rect box{page.x, page.y, page.width, 0};
  page.y += has_picture && state.picture ? chain_parts::picture(parts, box)
                                         : chain_parts::outline(parts, box, area);
  end_page(page, area);
  if (!selected) return;
  const Rect card = wide ? place.inset(ui.px(12), ui.px(24)) : place;
  ui.card(card);
  const Rect inside = card.inset(1);
  const Rect content =
      ui.begin_scroll(region("kedja/details", ui.t(TextKey::chain_details)), inside);
  ui.end_scroll(chain_parts::details(parts, {content.x, content.y, content.width, 0}));
}

std::string kpi_titles(const ui::Ui& ui, const chain_parts::GoalInChain& goal) {
  if (goal.kpis.empty()) return ui.t(TextKey::chain_lacks_kpi);
  constexpr std::size_t most = 4;
  std::string titles;
  for (std::size_t at = 0; at < std::min(most, goal.kpis.size()); ++at) {
    titles += (at == 0 ? "" : "; ") + ui::shortened(goal.kpis[at]->title);
  }
  if (goal.kpis.size() <= most) return titles;
  const auto rest = static_cast<std::int64_t>(goal.kpis.size() - most);
  return ui.t(TextKey::kinds_list_more,
              {{"start", titles}, {"count", ui::whole_number(ui.language(), rest)}});
}

Id id_of(const chain_parts::StrategyInChain& strategy) {
  return strategy.strategy ? strategy.strategy->id : Id();
}

constexpr std::size_t most_slides = 40;

// A part of a strategy: as a picture, or as a table where it is longer than what can be read.
void add_slide(const ui::Ui& ui, const chain_parts::StrategyInChain& strategy,
               const chain_parts::AreasOfASlide& slide, std::size_t part, report::Report& shown) {
  constexpr std::size_t rows_of_a_slide = 8;
  constexpr std::size_t lines_of_a_picture = 14;
  const bool has_picture = slide.lines <= lines_of_a_picture;
  report::Section section;
  const auto finish = [&] {
    if (!section.table.rows.empty() && shown.sections.size() < most_slides) {
      section.title =
          strategy.strategy ? strategy.strategy->title : ui.t(TextKey::chain_no_strategy);
      section.table.heads = {ui.t(TextKey::chain_column_goal), ui.t(TextKey::chain_column_kpi)};
      if (has_picture) section.picture = {report::Picture::Kind::chain, id_of(strategy), part};
      shown.sections.push_back(std::move(section));
    }
    section = {};
  };
  for (std::size_t at = slide.begin; at < slide.end; ++at) {
    for (const chain_parts::GoalInChain& goal : strategy.areas[at].goals) {
      if (shown.sections.size() == most_slides) return;
      section.table.rows.push_back({goal.goal->title, kpi_titles(ui, goal)});
      if (!has_picture && section.table.rows.size() == rows_of_a_slide) finish();
    }
  }
  finish();
}

// A strategy on several slides says on each which of them it is.
void number_parts(const ui::Ui& ui, std::size_t first, report::Report& shown) {
  const std::size_t count = shown.sections.size() - first;
  for (std::size_t part = 0; count > 1 && part < count; ++part) {
    std::string& title = shown.sections[first + part].title;
    title = ui.t(
        TextKey::chain_part,
        {{"title", title}, {"place", std::to_string(part + 1)}, {"count", std::to_string(count)}});
  }
}

void chain_picture(ui::Ui& ui, Rect box, const Snapshot& snapshot, const ChainState& state,
                   const Id& strategy, std::size_t part) {
  ChainState own = state;
  own.selected.clear();
  const auto known = chain_parts::gathered(snapshot, own);
  Intents none;
  Parts parts{ui, snapshot, own, none, true, nullptr, known->chain, false};
  for (const chain_parts::StrategyInChain& one : known->chain) {
    if (id_of(one) != strategy) continue;
    const auto slides = chain_parts::in_slides(one, most_slides);
    if (part >= slides.size()) continue;
    ui.enlarged(picture_scale(ui, box, 900, chain_parts::picture_height(slides[part])),
                [&] { chain_parts::picture_alone(parts, one, slides[part], box); });
  }
}

report::Report chain_report(const ui::Ui& ui, const Snapshot& snapshot, const ChainState& state) {
  const Plan& plan = snapshot.plan();
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::chain_title);
  shown.lead = answer(ui, snapshot);
  ChainState own = state;
  const auto known = chain_parts::gathered(snapshot, own);
  for (const chain_parts::StrategyInChain& strategy : known->chain) {
    if (shown.sections.size() == most_slides) break;
    const auto slides = chain_parts::in_slides(strategy, most_slides);
    const std::size_t before = shown.sections.size();
    for (std::size_t part = 0; part < slides.size(); ++part) {
      add_slide(ui, strategy, slides[part], part, shown);
    }
    number_parts(ui, before, shown);
  }
  shown.foot = plan.head.title;
  return shown;
}

bool draw_chain(const Shown& shown, Rect area, Intents& intents) {
  chain(shown.ui, area, shown.snapshot, shown.read_only, shown.refused,
        shown.states.of<ChainState>(), intents);
  return false;
}

std::optional<report::Report> chain_report_shown(const Shown& shown) {
  return chain_report(shown.ui, shown.snapshot, shown.states.of<ChainState>());
}

void draw_picture_of_chain(const Shown& shown, const report::Picture& picture, Rect box) {
  chain_picture(shown.ui, box, shown.snapshot, shown.states.of<ChainState>(), picture.of,
                picture.part);
}

bool chain_gather(const Shown& shown, bool) {
  return Gathering(shown)
      .then([](const Snapshot& snapshot) { snapshot.find_some(); })
      .has_computed();
}

}  // namespace

const Screen chain_screen{
    .address = "#/laget/kedja",
    .under = "#/laget",
    .page = "kedja",
    .panel = "kedja/details",
    .close = "kedja/details/close",
    .draw = draw_chain,
    .report = chain_report_shown,
    .picture = draw_picture_of_chain,
    .gather = chain_gather,
    .select = [](const States& states, const Id& id) { select(states.of<ChainState>(), id); },
    .selected = [](const States& states) { return states.of<ChainState>().selected; },
};

}  // namespace malvag::views
