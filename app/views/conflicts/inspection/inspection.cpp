// The screen's parts in order, and the same as a report.
#include "inspection.hpp"

#include <algorithm>

#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "../../shown/gathering.hpp"
#include "../../shown/pictures.hpp"
#include "influence_words.hpp"
#include "inspection_parts.hpp"

namespace malvag::views {
namespace {

report::Report inspection_report(ui::Ui& ui, const Snapshot& snapshot,
                                 const InspectionState& state);

using inspection_parts::Parts;
using ui::Page;
using ui::Rect;
using ui::TextKey;

std::string answer(const ui::Ui& ui, const Snapshot& snapshot) {
  const Plan& plan = snapshot.plan();
  if (plan.influences.empty()) return ui.t(TextKey::inspection_answer_none);
  const Id& most = snapshot.influences_at_hand().most;
  return ui.t(TextKey::inspection_answer,
              {{"judgements",
                ui::whole_number(ui.language(), static_cast<std::int64_t>(plan.influences.size()))},
               {"goal", most.empty() ? "" : words::goal_words(plan, most)}});
}

void top_line(Page& page, const Snapshot& snapshot, const InspectionState& state,
              Intents& intents) {
  ui::Ui& ui = page.ui;
  const std::string back = ui.t(TextKey::conflict_all);
  if (ui.button("granska/back", {page.x - ui.px(16), page.y, ui.button_width(back), ui.target()},
                back, ui::ButtonKind::quiet)) {
    intents.go_to = "#/konflikt";
  }
  page.y += ui.target() + ui.px(4);
  ui::ButtonRow buttons(page);
  // Where there is room it stands at the top of every screen.
  if (ui.layout() != ui::Layout::wide &&
      buttons.add("granska/present", ui.t(TextKey::top_present), ui::ButtonKind::secondary)) {
    intents.present = true;
  }
  if (buttons.add("granska/take", ui.t(TextKey::conflict_take), ui::ButtonKind::secondary)) {
    intents.hand_out = HandOut{ui.t(TextKey::influence_file_name), "text/html",
                               report::html(inspection_report(ui, snapshot, state))};
  }
  buttons.end();
}

void who(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  if (parts.read_only) {
    page.paragraph("granska/read-only", ui::style::small, ui.theme().muted,
                   ui.t(TextKey::influence_read_only));
    page.space(8);
    return;
  }
  const std::string name = ui.t(TextKey::influence_who);
  ui.label("granska/who/label", {page.x, page.y, page.width, ui.px(20)}, ui::style::small,
           ui.theme().muted, name);
  page.space(20);
  const float height = std::max(ui.px(40), ui.target());
  const auto written =
      ui.text_field("granska/who", {page.x, page.y, std::min(page.width, ui.px(420)), height}, name,
                    parts.state.who);
  if (written) {
    parts.state.who = *written;
    parts.state.said.clear();
  }
  page.y += height + ui.px(4);
  page.paragraph("granska/who/hint", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::influence_who_hint));
  page.space(12);
}

std::string name_of(InspectionForm form) {
  return form == InspectionForm::table ? "table" : form == InspectionForm::row ? "row" : "picture";
}

void form(Page& page, Parts& parts, bool table_fits) {
  ui::Ui& ui = page.ui;
  std::vector<ui::Option> options;
  if (table_fits) options.push_back({"table", ui.t(TextKey::inspection_table)});
  options.push_back({"row", ui.t(TextKey::influence_row)});
  options.push_back({"picture", ui.t(TextKey::inspection_picture)});
  const float width = std::min(page.width, ui.px(140) * static_cast<float>(options.size()));
  const auto chosen = ui.choice("granska/form", {page.x, page.y, width, ui.target()},
                                ui.t(TextKey::inspection_form), options, name_of(parts.state.form));
  if (chosen) {
    parts.state.form = *chosen == "table" ? InspectionForm::table
                       : *chosen == "row" ? InspectionForm::row
                                          : InspectionForm::picture;
  }
  page.y += ui.target() + ui.px(12);
}

void goal(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  std::vector<ui::Option> options;
  for (const Goal& one : parts.plan().goals) options.push_back({one.id, one.title});
  const auto chosen =
      ui.select("granska/choose", {page.x, page.y, std::min(page.width, ui.px(420)), ui.target()},
                ui.t(TextKey::inspection_goal), options, parts.state.goal);
  if (chosen) parts.state.goal = *chosen;
  page.y += ui.target() + ui.px(12);
}

// What the chosen cell says, or what came of the last key: two lines, so that nothing jumps.
void now(Page& page, const Parts& parts) {
  ui::Ui& ui = page.ui;
  const InspectionState& state = parts.state;
  std::string words = state.said;
  if (words.empty()) {
    const auto* one = parts.between(state.goal, state.to);
    words = one ? words::direction_sentence(ui.language(), parts.plan(), *one)
                : ui.t(TextKey::influence_now_none,
                       {{"from", words::goal_words(parts.plan(), state.goal)},
                        {"to", words::goal_words(parts.plan(), state.to)}});
  }
  const float top = page.y;
  page.paragraph("granska/now", ui::style::label, ui.theme().text, words, ui::Role::status);
  page.y = std::max(page.y, top + 2 * ui.px(ui::style::label.line)) + ui.px(6);
}

void inspection(ui::Ui& ui, ui::Rect area, const Snapshot& snapshot, bool read_only,
                const Problems* refused, std::string_view today, InspectionState& state,
                Intents& intents) {
  Parts parts(ui, snapshot, state, intents, today, read_only, refused);
  Page page = begin_page(ui, "granska", ui.t(TextKey::conflicts_inspect), area, 1200);
  top_line(page, snapshot, state, intents);
  page.question("granska", ui.t(TextKey::inspection_title), answer(ui, snapshot));
  if (parts.network().origin == OriginKind::example) {
    page.space(8);
    ui.tag("granska/origin", {page.x, page.y}, ui.t(TextKey::conflict_origin_example_judged),
           ui.theme().example_soft, ui.theme().example);
    page.space(25);
  }
  page.space(12);
  if (parts.goals.size() < 2) return end_page(page, area);
  who(page, parts);
  const bool table_fits = inspection_parts::table_fits(ui, page.width);
  if (!table_fits && state.form == InspectionForm::table) state.form = InspectionForm::row;
  form(page, parts, table_fits);
  if (state.form != InspectionForm::table || snapshot.plan().goals.size() > parts.goals.size()) {
    goal(page, parts);
  }
  if (state.form == InspectionForm::picture) {
    inspection_parts::picture(page, parts);
  } else {
    now(page, parts);
    state.form == InspectionForm::table ? inspection_parts::table(page, parts)
                                        : inspection_parts::row_list(page, parts);
  }
  inspection_parts::judgement(page, parts);
  inspection_parts::together(page, parts);
  end_page(page, area);
}

bool inspection_key(ui::Ui& ui, const Snapshot& snapshot, bool read_only, std::string_view today,
                    const Key& key, InspectionState& state, Intents& intents) {
  if (state.form != InspectionForm::table) return false;
  Parts parts(ui, snapshot, state, intents, today, read_only, nullptr);
  return inspection_parts::key(parts, key);
}

constexpr std::size_t points_of_a_slide = 5;

// In slides of a few points each, all under the same title.
void add_points(report::Report& report, const std::string& title, const std::string& says,
                const std::vector<std::string>& points, std::size_t most) {
  report::Section section;
  section.title = title;
  if (!says.empty()) section.paragraphs.push_back(says);
  for (std::size_t place = 0; place < std::min(points.size(), most); ++place) {
    if (section.points.size() == points_of_a_slide) {
      report.sections.push_back(section);
      section.points.clear();
      section.paragraphs.clear();
    }
    section.points.push_back(points[place]);
  }
  if (!section.points.empty() || !section.paragraphs.empty()) report.sections.push_back(section);
}

// What the picture is drawn from, where nobody changes anything.
class Looked {
 public:
  Looked(ui::Ui& ui, const Snapshot& snapshot, const InspectionState& state)
      : state_(state), parts(ui, snapshot, state_, intents_, "", true, nullptr) {}

 private:
  InspectionState state_;
  Intents intents_;

 public:
  Parts parts;
};

report::Section picture_section(ui::Ui& ui, const Snapshot& snapshot,
                                const InspectionState& state) {
  const Looked looked(ui, snapshot, state);
  report::Section section;
  section.title = state.strongest ? ui.t(TextKey::influence_picture_strongest)
                                  : words::goal_words(snapshot.plan(), looked.parts.state.goal);
  section.paragraphs = {inspection_parts::picture_says(looked.parts)};
  section.picture.kind = report::Picture::Kind::influences;
  return section;
}

void inspection_picture(ui::Ui& ui, Rect box, const Snapshot& snapshot,
                        const InspectionState& state) {
  Looked looked(ui, snapshot, state);
  const float rows = static_cast<float>((looked.parts.goals.size() + 1) / 2);
  ui.enlarged(picture_scale(ui, box, 1080, 26 * rows + 90),
              [&] { inspection_parts::picture_alone(ui, box, looked.parts); });
}

report::Report inspection_report(ui::Ui& ui, const Snapshot& snapshot,
                                 const InspectionState& state) {
  const Plan& plan = snapshot.plan();
  const conflict::InfluenceNetwork& network = snapshot.influence_network();
  const ui::Language language = ui.language();
  report::Report shown;
  shown.language = ui::code_of(language);
  shown.title = ui.t(TextKey::inspection_title);
  shown.lead = answer(ui, snapshot);
  shown.foot = plan.head.title;
  if (network.directions.empty()) return shown;
  add_points(shown, ui.t(TextKey::influence_most_title),
             words::leverage_sentence(language, plan, network), {}, 0);
  std::vector<std::string> points;
  // The sentences of as many as are shown.
  const auto say = [&](const auto& all, std::size_t most, auto&& sentence) {
    points.clear();
    for (std::size_t place = 0; place < std::min(all.size(), most); ++place) {
      points.push_back(sentence(all[place]));
    }
  };
  shown.sections.push_back(picture_section(ui, snapshot, state));
  const auto own = snapshot.influences_at_hand().of_goal.find(state.goal);
  if (own != snapshot.influences_at_hand().of_goal.end()) {
    say(own->second, limits::items, [&](const conflict::Influences* one) {
      return words::direction_sentence(language, plan, *one);
    });
  }
  if (!points.empty()) {
    add_points(shown, words::goal_words(plan, state.goal), "", points, points.size());
  }
  const auto& differ = snapshot.influences_at_hand().differ;
  say(differ, points_of_a_slide, [&](const conflict::Influences& one) {
    return words::direction_sentence(language, plan, one);
  });
  add_points(shown, ui.t(TextKey::influence_differ_title),
             words::differ_sentence(language, differ.size()), points, points_of_a_slide);
  say(network.derived, points_of_a_slide,
      [&](const conflict::BesideJudged& one) { return words::beside_words(language, plan, one); });
  add_points(shown, ui.t(TextKey::influence_beside_title),
             words::beside_sentence(language, network), points, points_of_a_slide);
  say(network.loops.strongest, points_of_a_slide,
      [&](const conflict::Circle& one) { return words::loop_sentence(language, plan, one); });
  add_points(shown, ui.t(TextKey::influence_loops_title),
             words::loops_sentence(language, network.loops), points, points_of_a_slide);
  say(network.clusters, points_of_a_slide,
      [&](const conflict::Cluster& one) { return words::cluster_words(language, plan, one); });
  add_points(shown, ui.t(TextKey::influence_clusters_title),
             words::clusters_sentence(language, network), points, points_of_a_slide);
  if (network.origin == OriginKind::example) {
    shown.tags.push_back({report::Mark::example, ui.t(TextKey::conflict_origin_example_judged)});
  }
  return shown;
}

bool draw_inspection(const Shown& shown, Rect area, Intents& intents) {
  inspection(shown.ui, area, shown.snapshot, shown.read_only, shown.refused, shown.today,
             shown.states.of<InspectionState>(), intents);
  return false;
}

std::optional<report::Report> inspection_report_shown(const Shown& shown) {
  return inspection_report(shown.ui, shown.snapshot, shown.states.of<InspectionState>());
}

void draw_picture_of_inspection(const Shown& shown, const report::Picture&, Rect box) {
  inspection_picture(shown.ui, box, shown.snapshot, shown.states.of<InspectionState>());
}

bool inspection_key_screen(const Shown& shown, const Key& key, Intents& intents) {
  return inspection_key(shown.ui, shown.snapshot, shown.read_only, shown.today, key,
                        shown.states.of<InspectionState>(), intents);
}

bool inspection_gather(const Shown& shown, bool) {
  return Gathering(shown)
      .then([](const Snapshot& snapshot) { snapshot.influence_network(); })
      .then([](const Snapshot& snapshot) { snapshot.influences_at_hand(); })
      .has_computed();
}

}  // namespace

const Screen inspection_screen{
    .address = "#/konflikt/granska",
    .under = "#/konflikt",
    .page = "granska",
    .draw = draw_inspection,
    .report = inspection_report_shown,
    .picture = draw_picture_of_inspection,
    .gather = inspection_gather,
    .key = inspection_key_screen,
};

}  // namespace malvag::views
