// Finds and lists.
#include "search.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "../../ui/numbers.hpp"
#include "../../ui/page.hpp"
#include "../../words/conflict_words.hpp"

namespace malvag::views {
namespace {

using ui::Page;
using ui::Rect;
using ui::TextKey;

constexpr std::size_t most_shown = 12;

std::vector<std::string> words_of(const std::string& query) {
  std::vector<std::string> words;
  const std::string small = ui::folded(query);
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t end = std::min(small.find(' ', at), small.size());
    if (end > at) words.push_back(small.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// 0: all words are there and the first begins the text; 1: it begins a word; 2: all are there.
std::optional<int> match(const std::vector<std::string>& words, std::string_view text) {
  const std::string small = ui::folded(text);
  for (const std::string& word : words) {
    if (small.find(word) == std::string::npos) return std::nullopt;
  }
  const std::size_t at = small.find(words.front());
  return at == 0 ? 0 : small[at - 1] == ' ' ? 1 : 2;
}

}  // namespace

namespace search_parts {

struct Hit {
  std::string id;
  TextKey kind;
  std::string title;
  std::function<void(Intents&)> choose;
};

struct Found {
  std::string query;
  edit::Revision revision;
  ui::Appearance appearance;
  std::size_t count = 0;
  std::vector<Hit> hits;  // the first of them
};

}  // namespace search_parts

namespace {

using search_parts::Found;
using search_parts::Hit;

class Finder {
 public:
  explicit Finder(const std::string& query) : words_(words_of(query)) {}

  void offer(std::string id, TextKey kind, const std::string& title,
             std::function<void(Intents&)> choose, std::string_view also = {}) {
    if (words_.empty()) return;
    std::optional<int> grade = match(words_, title);
    if (!grade && !also.empty() && match(words_, also)) grade = 3;
    if (!grade) return;
    ++count_;
    std::vector<Hit>& alike = by_grade_[static_cast<std::size_t>(*grade)];
    if (alike.size() < most_shown) {
      alike.push_back({std::move(id), kind, ui::shortened(title), std::move(choose)});
    }
  }
  void offer(std::string id, TextKey kind, const std::string& title, std::string go_to,
             std::string_view also = {}) {
    offer(
        std::move(id), kind, title, [go_to](Intents& intents) { intents.go_to = go_to; }, also);
  }
  std::size_t count() const { return count_; }
  std::vector<Hit> hits() && {
    std::vector<Hit> hits;
    for (std::vector<Hit>& alike : by_grade_) {
      for (Hit& hit : alike) {
        if (hits.size() < most_shown) hits.push_back(std::move(hit));
      }
    }
    return hits;
  }

 private:
  std::vector<std::string> words_;
  std::size_t count_ = 0;
  std::array<std::vector<Hit>, 4> by_grade_;
};

void offer_commands(const ui::Ui& ui, Finder& finder) {
  const auto place = [&](const char* id, TextKey name, const char* address) {
    finder.offer(id, TextKey::search_kind_place, ui.t(name), std::string(address));
  };
  place("laget", TextKey::nav_situation, "#/laget");
  place("kedja", TextKey::search_chain, "#/laget/kedja");
  place("konflikt", TextKey::nav_conflicts, "#/konflikt");
  place("granska", TextKey::conflicts_inspect, "#/konflikt/granska");
  place("val", TextKey::search_prioritise, "#/val");
  place("avvagning", TextKey::search_tradeoff, "#/val/avvagning");
  place("planer", TextKey::nav_plans, "#/mer/planer");
  place("klistra", TextKey::search_paste, "#/mer/klistra");
  const auto action = [&](const char* id, TextKey name, std::function<void(Intents&)> choose) {
    finder.offer(id, TextKey::search_kind_action, ui.t(name), std::move(choose));
  };
  action("open", TextKey::plans_open, [](Intents& intents) { intents.open_file = true; });
  action("save", TextKey::plans_save, [](Intents& intents) { intents.save_file = true; });
  action("present", TextKey::top_present, [](Intents& intents) { intents.present = true; });
  const auto look = [&](const char* id, TextKey name, const char* theme) {
    ui::Appearance wanted = ui.appearance();
    wanted.theme = theme;
    action(id, name, [wanted](Intents& intents) { intents.appearance = wanted; });
  };
  look("light", TextKey::look_light, "light");
  look("dark", TextKey::look_dark, "dark");
  look("contrast", TextKey::look_contrast, "contrast");
}

void offer_plan(const ui::Ui& ui, const Snapshot& snapshot, Finder& finder) {
  const Plan& plan = snapshot.plan();
  for (const Goal& goal : plan.goals) {
    finder.offer(goal.id, TextKey::search_kind_goal, goal.title, "#/laget/kedja/" + goal.id,
                 goal.description);
  }
  const words::ConflictContext context{ui.language(), plan, snapshot.prepared(), nullptr};
  for (const conflict::Found& found : snapshot.conflicts()) {
    finder.offer(found.id, TextKey::search_kind_conflict, words::conflict_title(context, found),
                 "#/konflikt/" + found.id);
  }
  for (const Measure& measure : plan.measures) {
    finder.offer(measure.id, TextKey::search_kind_measure, measure.title, "#/val/" + measure.id,
                 measure.description);
  }
  for (const Kpi& kpi : plan.kpis) {
    finder.offer(kpi.id, TextKey::search_kind_kpi, kpi.title, "#/laget/kedja/" + kpi.goal);
  }
  for (const Area& area : plan.areas) {
    finder.offer(area.id, TextKey::search_kind_area, area.title, std::string("#/laget/kedja"));
  }
}

void row(Page& page, const Hit& hit, SearchState& state, Intents& intents) {
  ui::Ui& ui = page.ui;
  const std::string id = "sok/" + hit.id;
  const Rect box{page.x, page.y, page.width, std::max(ui.px(44), ui.target())};
  ui::Node item;
  item.id = id;
  item.role = ui::Role::item;
  ui.open(std::move(item), box);
  ui::Node button;
  button.id = id + "/open";
  button.role = ui::Role::button;
  button.name = hit.title;
  button.description = ui.t(hit.kind);
  ui.put(std::move(button), box);
  const ui::Pressed pressed = ui.pressable(id + "/open", box);
  if (pressed.hovered) ui.fill(box, ui.theme().sunken, 4);
  Rect inside = box.inset(ui.px(14), 0);
  ui.line_of_text(inside.take_right(ui.px(110)), ui::style::small, ui.theme().muted, ui.t(hit.kind),
                  ui::Align::right);
  ui.line_of_text(inside, ui::style::body, ui.theme().text, hit.title);
  ui.close();
  ui.rule({box.x, box.bottom() - 1}, {box.right(), box.bottom() - 1}, ui.theme().line);
  if (pressed.focused) ui.outline(box.inset(1), ui.theme().focus, 4, 2.5f);
  if (pressed.pressed) {
    hit.choose(intents);
    state = {};
  }
  page.y += box.height;
}

std::shared_ptr<const Found> found_for(const ui::Ui& ui, const Snapshot& snapshot,
                                       SearchState& state) {
  const Found* known = state.found.get();
  if (known && known->query == state.query && known->revision == snapshot.revision() &&
      known->appearance == ui.appearance()) {
    return state.found;
  }
  Finder finder(state.query);
  if (!state.query.empty()) {
    offer_plan(ui, snapshot, finder);
    offer_commands(ui, finder);
  }
  Found found{state.query, snapshot.revision(), ui.appearance(), finder.count(), {}};
  found.hits = std::move(finder).hits();
  state.found = std::make_shared<const Found>(std::move(found));
  return state.found;
}

}  // namespace

void search(ui::Ui& ui, Rect area, const Snapshot& snapshot, SearchState& state, Intents& intents) {
  Page page = begin_page(ui, "sok", ui.t(TextKey::search_title), area, 720);
  const bool narrow = ui.layout() == ui::Layout::narrow;
  page.heading("sok/title", 1, narrow ? ui::style::narrow_title : ui::style::title,
               ui.t(TextKey::search_question));
  page.space(12);
  const float height = std::max(ui.px(48), ui.target());
  const auto field = ui.search_field("sok/words", {page.x, page.y, page.width, height},
                                     ui.t(TextKey::search_words), state.query);
  if (field.written) state.query = *field.written;
  page.y += height + ui.px(12);
  const auto found = found_for(ui, snapshot, state);
  const std::vector<Hit>& hits = found->hits;
  const std::string said = state.query.empty() ? ui.t(TextKey::search_hint)
                                               : ui.n(ui::PluralKey::search_found,
                                                      static_cast<std::int64_t>(found->count));
  page.paragraph("sok/found", ui::style::small, ui.theme().muted, said, ui::Role::status);
  page.space(8);
  if (field.entered && !hits.empty()) {
    hits.front().choose(intents);
    state = {};
  }
  ui::Node list;
  list.id = "sok/list";
  list.role = ui::Role::list;
  list.name = ui.t(TextKey::search_title);
  if (!hits.empty()) {
    ui.open(std::move(list), {page.x, page.y, page.width,
                              std::max(ui.px(44), ui.target()) * static_cast<float>(hits.size())});
    for (const Hit& hit : hits) row(page, hit, state, intents);
    ui.close();
  }
  if (field.dismissed || ui.take_dismissal("sok")) state = {};
  end_page(page, area);
}

}  // namespace malvag::views
