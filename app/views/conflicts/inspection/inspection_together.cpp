// What all judgements say together: the sentence first, the numbers under it.
#include <algorithm>

#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "influence_words.hpp"
#include "inspection_parts.hpp"

namespace malvag::views::inspection_parts {
namespace {

using conflict::GoalInfluence;
using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t few_sums = 8;
constexpr std::size_t few_items = 5;
constexpr std::size_t most_differing = 50;  // the widest come first

void title(Page& page, const std::string& id, TextKey key, const std::string& says) {
  page.space(28);
  page.heading(id + "/title", 2, ui::style::subtitle, page.ui.t(key));
  page.space(4);
  page.paragraph(id + "/says", ui::style::body, page.ui.theme().text, says);
  page.space(6);
}

void legend(Page& page, const std::string& id, TextKey key) {
  page.paragraph(id + "/legend", ui::style::small, page.ui.theme().muted, page.ui.t(key));
  page.space(6);
}

std::size_t shown_of(std::size_t count, std::size_t few, bool open) {
  return std::min(count, open ? limits::items : few);
}

// Opens the whole of a list that is cut.
void more(Page& page, const std::string& id, std::size_t count, std::size_t few, bool& open) {
  if (count <= few) return;
  ui::Ui& ui = page.ui;
  if (open) page.first_of(id, limits::items, count);
  const std::string number =
      ui::whole_number(ui.language(), static_cast<std::int64_t>(std::min(count, limits::items)));
  const std::string words =
      open ? ui.t(TextKey::influence_few)
           : ui.t(count > limits::items ? TextKey::influence_first : TextKey::influence_all,
                  {{"count", number}});
  const float width = std::min(page.width, ui.button_width(words) + ui.px(32));
  if (ui.disclosure(id + "/more", {page.x - ui.px(8), page.y, width, ui.target()}, words, open)) {
    open = !open;
  }
  page.y += ui.target();
}

// A sentence that leads to the judgement that it is about.
void to_judgement(Page& page, Parts& parts, const std::string& id, const std::string& words,
                  const Id& from, const Id& to) {
  ui::Ui& ui = page.ui;
  const float inner = page.width - ui.px(16);
  const float height =
      std::max(ui.target(), ui.height_of(ui::style::small, words, inner) + ui.px(12));
  const Rect box{page.x - ui.px(8), page.y, page.width + ui.px(8), height};
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  ui.open(std::move(item), box);
  ui::Node button;
  button.id = id + "/open";
  button.role = ui::Role::button;
  button.name = words;
  ui.put(std::move(button), box);
  const ui::Pressed pressed = ui.pressable(id + "/open", box);
  if (pressed.hovered) ui.fill(box, ui.theme().accent_soft, 4);
  const float text = ui.height_of(ui::style::small, words, inner);
  ui.lines_of_text({page.x, page.y + (height - text) / 2, inner, 0}, ui::style::small,
                   ui.theme().text, words);
  if (pressed.focused) ui.outline(box.inset(1), ui.theme().focus, 4, 2.5f);
  if (pressed.pressed) {
    parts.state.goal = from;
    parts.state.to = to;
    parts.state.said.clear();
    ui.focus("granska/judge");
  }
  ui.close();
  page.y += height;
}

struct Column {
  TextKey head;
  double GoalInfluence::*of;
};
constexpr Column columns[] = {{TextKey::influence_sums_helps, &GoalInfluence::helps},
                              {TextKey::influence_sums_hinders, &GoalInfluence::hinders},
                              {TextKey::influence_sums_helped, &GoalInfluence::helped},
                              {TextKey::influence_sums_hindered, &GoalInfluence::hindered},
                              {TextKey::influence_sums_second, &GoalInfluence::second_order},
                              {TextKey::influence_sums_feedback, &GoalInfluence::feedback}};

void sums_row(Page& page, const Parts& parts, const GoalInfluence& one, float head, float size) {
  ui::Ui& ui = page.ui;
  const std::string id = "granska/sums/" + one.goal;
  const float height = ui.px(30);
  ui::Node row;
  row.id = id;
  row.role = ui::Role::row;
  ui.open(std::move(row), {page.x, page.y, page.width, height});
  ui.label(id + "/name", {page.x, page.y, head - ui.px(12), height}, ui::style::small,
           ui.theme().text, words::goal_words(parts.plan(), one.goal), ui::Align::left,
           ui::Role::row_header);
  float x = page.x + head;
  for (std::size_t place = 0; place < std::size(columns); ++place) {
    const double value = one.*columns[place].of;
    ui.label(id + "/" + std::to_string(place), {x, page.y, size - ui.px(8), height},
             ui::style::small, value == 0 ? ui.theme().muted : ui.theme().text,
             words::median_words(ui.language(), value), ui::Align::right, ui::Role::cell);
    x += size;
  }
  ui.close();
  page.y += height;
  ui.rule({page.x, page.y - 1}, {page.x + page.width, page.y - 1}, ui.theme().line);
}

void sums(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  title(page, "granska/most", TextKey::influence_most_title,
        words::leverage_sentence(ui.language(), parts.plan(), parts.network()));
  const auto& goals = parts.at_hand().judged;
  if (goals.empty()) return;
  // On a narrow screen each goal's numbers stand in a sentence's place under its name.
  const bool roomy = page.width >= ui.px(700);
  const std::size_t count = shown_of(goals.size(), few_sums, parts.state.all_sums);
  const float head = roomy ? page.width - 6 * ui.px(92) : page.width;
  const float size = roomy ? ui.px(92) : 0;
  if (roomy) {
    ui::Node table;
    table.id = "granska/sums";
    table.role = ui::Role::table;
    table.name = ui.t(TextKey::influence_sums_table);
    ui.open(std::move(table), {page.x, page.y, page.width, 0});
    ui::Node row;
    row.id = "granska/sums/head";
    row.role = ui::Role::row;
    ui.open(std::move(row), {page.x, page.y, page.width, ui.px(26)});
    ui.label("granska/sums/head/name", {page.x, page.y, head - ui.px(12), ui.px(26)},
             ui::style::small_strong, ui.theme().muted, ui.t(TextKey::inspection_goal),
             ui::Align::left, ui::Role::column_header);
    for (std::size_t place = 0; place < std::size(columns); ++place) {
      ui.label(
          "granska/sums/head/" + std::to_string(place),
          {page.x + head + size * static_cast<float>(place), page.y, size - ui.px(8), ui.px(26)},
          ui::style::small_strong, ui.theme().muted, ui.t(columns[place].head), ui::Align::right,
          ui::Role::column_header);
    }
    ui.close();
    page.space(26);
    for (std::size_t place = 0; place < count; ++place) {
      sums_row(page, parts, *goals[place], head, size);
    }
    ui.close_at(page.y);
  } else {
    for (std::size_t place = 0; place < count; ++place) {
      const GoalInfluence& one = *goals[place];
      std::string numbers;
      for (const Column& column : columns) {
        numbers += (numbers.empty() ? "" : " · ") + ui.t(column.head) + " " +
                   words::median_words(ui.language(), one.*column.of);
      }
      page.paragraph("granska/sums/" + one.goal, ui::style::small_strong, ui.theme().text,
                     words::goal_words(parts.plan(), one.goal));
      page.paragraph("granska/sums/" + one.goal + "/numbers", ui::style::small, ui.theme().muted,
                     numbers);
      page.space(6);
    }
  }
  more(page, "granska/sums", goals.size(), few_sums, parts.state.all_sums);
  legend(page, "granska/sums", TextKey::influence_sums_legend);
}

void open_list(Page& page, const std::string& id, TextKey name) {
  ui::Node list;
  list.id = id + "/list";
  list.role = ui::Role::list;
  list.name = page.ui.t(name);
  page.ui.open(std::move(list), {page.x, page.y, page.width, 0});
}

void loops(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const conflict::Circles& all = parts.network().loops;
  title(page, "granska/loops", TextKey::influence_loops_title,
        words::loops_sentence(ui.language(), all));
  const std::size_t count = shown_of(all.strongest.size(), few_items, parts.state.all_loops);
  for (std::size_t place = 0; place < count; ++place) {
    const conflict::Circle& loop = all.strongest[place];
    std::string id = "granska/loop";
    for (const Id& goal : loop.goals) id += "/" + goal;
    page.paragraph(id, ui::style::small, ui.theme().text,
                   words::loop_sentence(ui.language(), parts.plan(), loop));
    page.space(6);
  }
  more(page, "granska/loops", all.strongest.size(), few_items, parts.state.all_loops);
}

void groups(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  title(page, "granska/clusters", TextKey::influence_clusters_title,
        words::clusters_sentence(ui.language(), parts.network()));
  const auto& clusters = parts.network().clusters;
  const std::size_t count = std::min(clusters.size(), limits::items);
  for (std::size_t place = 0; place < count; ++place) {
    const conflict::Cluster& cluster = clusters[place];
    page.paragraph("granska/cluster/" + cluster.goals.front(), ui::style::small, ui.theme().text,
                   words::cluster_words(ui.language(), parts.plan(), cluster));
    page.space(6);
  }
  page.first_of("granska/clusters", count, clusters.size());
  if (!clusters.empty()) {
    legend(page, "granska/clusters", TextKey::influence_clusters_legend);
  }
}

void beside(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const auto& derived = parts.network().derived;
  title(page, "granska/beside", TextKey::influence_beside_title,
        words::beside_sentence(ui.language(), parts.network()));
  if (derived.empty()) return;
  const bool is_example = std::any_of(
      derived.begin(), derived.end(),
      [](const conflict::BesideJudged& one) { return one.derived.origin == OriginKind::example; });
  if (is_example) {
    ui.tag("granska/beside/origin", {page.x, page.y}, ui.t(TextKey::conflict_origin_example),
           ui.theme().example_soft, ui.theme().example);
    page.space(29);
  }
  legend(page, "granska/beside", TextKey::influence_beside_legend);
  const std::size_t count = shown_of(derived.size(), few_items, parts.state.all_beside);
  open_list(page, "granska/beside", TextKey::influence_beside_title);
  for (std::size_t place = 0; place < count; ++place) {
    const conflict::Derived& one = derived[place].derived;
    to_judgement(page, parts, "granska/beside/" + one.from + "/" + one.to,
                 words::beside_words(ui.language(), parts.plan(), derived[place]), one.from,
                 one.to);
  }
  ui.close_at(page.y);
  more(page, "granska/beside", derived.size(), few_items, parts.state.all_beside);
}

void differences(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  const auto& differ = parts.at_hand().differ;
  title(page, "granska/differ", TextKey::influence_differ_title,
        words::differ_sentence(ui.language(), differ.size()));
  if (differ.empty()) return;
  open_list(page, "granska/differ", TextKey::influence_differ_title);
  const std::size_t count = std::min(differ.size(), most_differing);
  for (std::size_t place = 0; place < count; ++place) {
    const Influences& one = differ[place];
    to_judgement(page, parts, "granska/differ/" + one.from + "/" + one.to,
                 words::direction_sentence(ui.language(), parts.plan(), one), one.from, one.to);
  }
  ui.close_at(page.y);
  page.first_of("granska/differ", count, differ.size());
}

}  // namespace

void together(Page& page, Parts& parts) {
  sums(page, parts);
  differences(page, parts);
  beside(page, parts);
  loops(page, parts);
  groups(page, parts);
}

}  // namespace malvag::views::inspection_parts
