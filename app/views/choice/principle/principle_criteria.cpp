// What the plan's measures are scored by: each criterion's scale and words, to be changed, added
// and weighed into the principle.
#include <algorithm>

#include "../../../../core/io/plan_file.hpp"
#include "../../../../core/plan/limits.hpp"
#include "../../../ui/numbers.hpp"
#include "principle_parts.hpp"

namespace malvag::views::principle_parts {
namespace {

using ui::ButtonKind;
using ui::Page;
using ui::Rect;
using ui::TextKey;

void put(const Parts& parts, const Criterion& changed) {
  Plan with = parts.plan();
  with.criteria = with.criteria.with(changed);
  parts.intents.commands.push_back({edit::PutEntity{
      "criteria", io::entity_to_json(with, "criteria", changed.id), std::nullopt}});
}

void text(Page& page, const Parts& parts, const Criterion& criterion, const std::string& name,
          TextKey label, std::string Criterion::*of) {
  ui::Ui& ui = page.ui;
  const std::string id = "princip/criterion/" + criterion.id + name;
  const Rect box = labelled(page, id, ui.t(label), std::max(ui.px(40), ui.target()));
  const auto written = ui.text_field(id, box, ui.t(label), criterion.*of);
  if (!written || *written == criterion.*of) return;
  Criterion changed = criterion;
  changed.*of = *written;
  put(parts, changed);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char character : text + "\n") {
    if (character != '\n') {
      line += character;
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  }
  return lines;
}

void steps_field(Page& page, const Parts& parts, const Criterion& criterion) {
  ui::Ui& ui = page.ui;
  const std::string id = "princip/criterion/" + criterion.id + "/steps";
  const std::string name = ui.t(TextKey::criteria_steps);
  const Rect box = labelled(page, id, name, ui.px(104));
  const auto written = ui.text_field(id, box, name, joined(criterion.steps), true);
  if (!written || lines_of(*written) == criterion.steps) return;
  Criterion changed = criterion;
  changed.steps = lines_of(*written);
  put(parts, changed);
}

// The scale's two ends and what changing nothing is worth, beside each other.
void scale(Page& page, Parts& parts, const Criterion& criterion) {
  ui::Ui& ui = page.ui;
  const float gap = ui.px(8);
  const float third = (page.width - 2 * gap) / 3;
  page.space(8);
  const float top = page.y;
  const auto number = [&](int place, const std::string& name, TextKey label,
                          std::optional<double> now) -> std::optional<std::optional<double>> {
    const std::string id = "princip/criterion/" + criterion.id + name;
    Rect box{page.x + static_cast<float>(place) * (third + gap), top, third,
             ui.px(20) + ui.target()};
    const std::string words = ui.t(label);
    ui.label(id + "/label", box.take_top(ui.px(20)), ui::style::small, ui.theme().muted, words);
    const auto written = ui.number_field(
        id, box.take_top(ui.target()),
        ui.t(TextKey::criteria_spoken, {{"what", words}, {"criterion", criterion.title}}),
        now ? ui::plain_number(ui.language(), *now) : "");
    if (!written) return std::nullopt;
    const auto parsed = ui::parse_number(*written);
    const bool is_empty = written->find_first_not_of(' ') == std::string::npos;
    const bool may_be_empty = name == "/unchanged";
    parts.state.not_a_number = parsed || (is_empty && may_be_empty) ? "" : id;
    if (!parsed && !(is_empty && may_be_empty)) return std::nullopt;
    return std::optional(parsed);
  };
  Criterion changed = criterion;
  if (const auto worst = number(0, "/worst", TextKey::criteria_worst, criterion.scale.worst)) {
    changed.scale.worst = **worst;
  }
  if (const auto best = number(1, "/best", TextKey::criteria_best, criterion.scale.best)) {
    changed.scale.best = **best;
  }
  if (const auto unchanged =
          number(2, "/unchanged", TextKey::criteria_unchanged, criterion.scale.unchanged)) {
    changed.scale.unchanged = *unchanged;
  }
  page.y += ui.px(20) + ui.target();
  for (const char* name : {"/worst", "/best", "/unchanged"}) {
    not_a_number(page, parts.state, "princip/criterion/" + criterion.id + name);
  }
  if (!(changed == criterion)) put(parts, changed);
}

void reach(Page& page, const Parts& parts, const Criterion& criterion) {
  ui::Ui& ui = page.ui;
  const std::string id = "princip/criterion/" + criterion.id + "/reach";
  const std::string name = ui.t(TextKey::criteria_reach);
  const Rect box = labelled(page, id, name, ui.target());
  const auto chosen = ui.choice(id, box, name,
                                {{"everywhere", ui.t(TextKey::criteria_reach_everywhere)},
                                 {"within", ui.t(TextKey::criteria_reach_within)}},
                                criterion.reach == Reach::withinBody ? "within" : "everywhere");
  if (!chosen) return;
  Criterion changed = criterion;
  changed.reach = *chosen == "within" ? Reach::withinBody : Reach::everywhere;
  put(parts, changed);
}

// Into the weights with as much as the others have on average, or out of them.
void weigh_in(Parts& parts, std::size_t place, const Id& criterion) {
  Principle changed = parts.shown;
  Tier& tier = changed.tiers[place];
  By<Id, double> weights;
  double sum = 0;
  for (const auto& [id, weight] : tier.weights) {
    if (id != criterion) weights.set(id, weight);
    sum += weight;
  }
  if (!tier.weights.find(criterion)) {
    const auto count = static_cast<double>(tier.weights.size());
    weights.set(criterion, count > 0 && sum > 0 ? sum / count : 1);
  }
  tier.weights = std::move(weights);
  tier.weighing.reset();  // those answers were about other criteria
  parts.put(changed);
}

void buttons(Page& page, Parts& parts, const Criterion& criterion) {
  ui::Ui& ui = page.ui;
  page.space(10);
  const std::string id = "princip/criterion/" + criterion.id;
  std::size_t place = 0;
  const Tier* tier = weighted_tier(parts.shown, place);
  ui::ButtonRow row(page);
  if (tier && parts.can_change()) {
    const bool weighed = tier->weights.find(criterion.id) != nullptr;
    if (row.add(id + "/weigh",
                ui.t(weighed ? TextKey::criteria_weigh_out : TextKey::criteria_weigh_in),
                ButtonKind::secondary)) {
      weigh_in(parts, place, criterion.id);
    }
  }
  if (row.add(id + "/remove", ui.t(TextKey::criteria_remove, {{"criterion", criterion.title}}),
              ButtonKind::quiet)) {
    parts.intents.commands.push_back({edit::RemoveEntity{criterion.id}});
  }
  row.end();
}

void criterion_row(Page& page, Parts& parts, const Criterion& criterion) {
  ui::Ui& ui = page.ui;
  const bool open = parts.state.criterion == criterion.id;
  const Rect toggle{page.x - ui.px(8), page.y, page.width + ui.px(16), ui.target()};
  page.y += ui.target();
  const bool is_long = parts.plan().criteria.size() > limits::items;
  if (is_long && !open && !ui.is_near(toggle)) return;
  if (ui.disclosure("princip/criterion/" + criterion.id, toggle, criterion.title, open)) {
    parts.state.criterion = open ? "" : criterion.id;
    parts.state.not_a_number.clear();
  }
  if (!open) return;
  text(page, parts, criterion, "/title", TextKey::criteria_name, &Criterion::title);
  text(page, parts, criterion, "/description", TextKey::criteria_description,
       &Criterion::description);
  scale(page, parts, criterion);
  steps_field(page, parts, criterion);
  reach(page, parts, criterion);
  buttons(page, parts, criterion);
}

}  // namespace

void criteria(Page& page, Parts& parts) {
  ui::Ui& ui = page.ui;
  page.heading("princip/criteria", 2, ui::style::subtitle, ui.t(TextKey::criteria_title));
  page.paragraph("princip/criteria/about", ui::style::small, ui.theme().muted,
                 ui.t(TextKey::criteria_about));
  page.space(6);
  if (parts.read_only) {
    const auto& criteria = parts.plan().criteria;
    const std::size_t shown = std::min(criteria.size(), limits::items);
    for (std::size_t place = 0; place < shown; ++place) {
      const Criterion& one = criteria[place];
      page.paragraph("princip/criterion/" + one.id, ui::style::small, ui.theme().text,
                     one.title + ", " + words::range_words(ui.language(), parts.plan(), one.id));
    }
    page.first_of("princip/criteria", shown, criteria.size());
    return;
  }
  for (const Criterion& one : parts.plan().criteria) criterion_row(page, parts, one);
  page.space(8);
  ui::ButtonRow row(page);
  if (row.add("princip/criteria/add", ui.t(TextKey::criteria_add), ButtonKind::secondary)) {
    Criterion made;
    made.id = words::new_id(parts.plan(), "c-");
    made.title = ui.t(TextKey::criteria_new);
    made.scale.best = 10;
    put(parts, made);
    parts.state.criterion = made.id;
    ui.focus("princip/criterion/" + made.id + "/title");
  }
  row.end();
}

}  // namespace malvag::views::principle_parts
