// The screen Styrkedja: its question, its filters, and how the parts stand.
#include "chain.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "../ui/numbers.hpp"
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

std::size_t goals_of(const Chain& chain) {
  std::size_t count = 0;
  for (const StrategyInChain& strategy : chain) {
    for (const AreaInChain& area : strategy.areas) count += area.goals.size();
  }
  return count;
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

using chain_parts::Chain;
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

std::vector<ui::Option> bodies_with_part(const ui::Ui& ui, const Plan& plan) {
  std::vector<ui::Option> options = {{"all", ui.t(TextKey::chain_all_bodies)}};
  for (const Body& body : plan.bodies) {
    const bool has_goal = std::any_of(plan.goals.begin(), plan.goals.end(), [&](const Goal& goal) {
      return std::find(goal.bodies.begin(), goal.bodies.end(), body.id) != goal.bodies.end();
    });
    const bool has_measure =
        std::any_of(plan.measures.begin(), plan.measures.end(),
                    [&](const Measure& measure) { return measure.body == body.id; });
    if (has_goal || has_measure) options.push_back({body.id, body.title});
  }
  return options;
}

constexpr TextKey status_names[] = {TextKey::chain_status_proposed, TextKey::chain_status_planned,
                                    TextKey::chain_status_ongoing,  TextKey::chain_status_delayed,
                                    TextKey::chain_status_done,     TextKey::chain_status_stopped};

std::vector<ui::Option> statuses(const ui::Ui& ui, const Plan& plan) {
  std::array<bool, std::size(status_names)> there{};
  for (const Measure& measure : plan.measures) {
    there[static_cast<std::size_t>(measure.status)] = true;
  }
  std::vector<ui::Option> options = {{"all", ui.t(TextKey::chain_all_statuses)}};
  for (std::size_t place = 0; place < there.size(); ++place) {
    if (there[place]) options.push_back({std::to_string(place), ui.t(status_names[place])});
  }
  return options;
}

void filters(Page& page, const Plan& plan, ChainState& state) {
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
  filter("kedja/body", TextKey::chain_body, bodies_with_part(ui, plan), state.body);
  filter("kedja/lacks", TextKey::chain_lacks,
         {{"all", ui.t(TextKey::chain_all_goals)},
          {"kpi", ui.t(TextKey::chain_without_kpi)},
          {"responsible", ui.t(TextKey::chain_without_responsible)},
          {"measure", ui.t(TextKey::chain_without_measure)}},
         state.lacks);
  filter("kedja/status", TextKey::chain_status, statuses(ui, plan), state.status);
  if (beside) page.y += ui.px(30) + height;
}

ui::Node region(std::string id, std::string name) {
  ui::Node node;
  node.id = std::move(id);
  node.role = ui::Role::region;
  node.name = std::move(name);
  return node;
}

void head(Page& page, Parts& parts, bool has_picture) {
  ui::Ui& ui = page.ui;
  page.question("kedja", ui.t(TextKey::chain_title), answer(ui, parts.snapshot));
  page.space(12);
  filters(page, parts.plan(), parts.state);
  page.space(4);
  const auto shown = static_cast<std::int64_t>(goals_of(parts.chain));
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

}  // namespace

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
  const Chain shown = chain_parts::chain_of(plan, state);
  Parts parts{ui, snapshot, state, intents, read_only, refused, shown};
  const bool selected = !state.selected.empty();
  const bool wide = ui.layout() == ui::Layout::wide;
  Rect place{};
  if (selected && wide) {
    place = area.take_right(ui.px(ui::size::inspector + 24));
  } else if (selected) {
    place = area.take_bottom(std::round(area.height * 0.5f));
  }
  Page page = begin_page(ui, "kedja", ui.t(TextKey::chain_title), area);
  const bool has_picture = page.width >= ui.px(700);
  head(page, parts, has_picture);
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

report::Report chain_report(const ui::Ui& ui, const Snapshot& snapshot, const ChainState& state) {
  const Plan& plan = snapshot.plan();
  report::Report shown;
  shown.language = ui::code_of(ui.language());
  shown.title = ui.t(TextKey::chain_title);
  shown.lead = answer(ui, snapshot);
  constexpr std::size_t rows_of_a_slide = 8;
  constexpr std::size_t most_slides = 40;
  for (const chain_parts::StrategyInChain& strategy : chain_parts::chain_of(plan, state)) {
    report::Section section;
    const auto finish = [&] {
      if (!section.table.rows.empty() && shown.sections.size() < most_slides) {
        section.title =
            strategy.strategy ? strategy.strategy->title : ui.t(TextKey::chain_no_strategy);
        section.table.heads = {ui.t(TextKey::chain_column_goal), ui.t(TextKey::chain_column_kpi)};
        shown.sections.push_back(std::move(section));
      }
      section = {};
    };
    for (const chain_parts::AreaInChain& area : strategy.areas) {
      for (const chain_parts::GoalInChain& goal : area.goals) {
        section.table.rows.push_back({goal.goal->title, goal.kpis.empty()
                                                            ? ui.t(TextKey::chain_lacks_kpi)
                                                            : goal.kpis.front()->title});
        if (section.table.rows.size() == rows_of_a_slide) finish();
      }
    }
    finish();
  }
  shown.foot = plan.head.title;
  return shown;
}

}  // namespace malvag::views
