// Takes events, draws frames, gives effects.
#include "app.hpp"

#include <algorithm>

#include "../../core/io/composed.hpp"
#include "../../core/plan/limits.hpp"
#include "../../core/plan/problem_codes.hpp"
#include "../../core/report/report.hpp"
#include "../ui/fonts.hpp"
#include "../ui/numbers.hpp"
#include "../ui/ui.hpp"
#include "../ui/words.hpp"
#include "../views/anywhere/present.hpp"
#include "../views/anywhere/search.hpp"
#include "../views/choice/ranking/prioritise.hpp"
#include "../views/plans/paste.hpp"
#include "../views/plans/plans.hpp"
#include "../views/shown/gathering.hpp"
#include "chrome.hpp"
#include "cross_check_job.hpp"
#include "feasibility_job.hpp"
#include "plan_words.hpp"
#include "robustness_job.hpp"
#include "routes.hpp"
#include "session.hpp"
#include "troubles.hpp"
#include "visits.hpp"

namespace malvag::shell {
namespace {

// A press and its release are fed to Dear ImGui in frames of their own, then all is settled.
constexpr int frames_to_settle = 3;

// What comes from keyboards, clipboards and folders, as plans are read: in Unicode's form NFC.
std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end() || !found->is_string()) return {};
  return io::composed(*found->get_ptr<const std::string*>());
}

double number_at(const Json& json, const char* name, double otherwise = 0) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number() ? found->get<double>() : otherwise;
}

bool flag_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

ui::Language language_at(const Json& json) {
  return text_at(json, "language") == "en" ? ui::Language::en : ui::Language::sv;
}

std::uint64_t change_at(const Json& json) {
  return static_cast<std::uint64_t>(std::max(0.0, number_at(json, "change")));
}

ui::Drafts drafts_at(const Json& json) {
  ui::Drafts drafts;
  const auto found = json.find("drafts");
  if (found == json.end() || !found->is_object()) return drafts;
  for (const auto& [field, text] : found->items()) {
    if (text.is_string()) drafts[field] = text.get<std::string>();
  }
  return drafts;
}

Arrival arrival_at(const Json& json) {
  return {text_at(json, "name"),
          text_at(json, "source"),
          text_at(json, "slot"),
          text_at(json, "at"),
          drafts_at(json),
          flag_at(json, "readOnly"),
          flag_at(json, "insteadOfOther")};
}

constexpr const char* sample_plan = "rs-2020";
constexpr const char* plan_files = ".json,application/json";

}  // namespace

struct App::State {
  ui::Ui ui;
  ui::Appearance appearance;
  ui::Input input;
  Session session;
  Route route;
  Visits visits;
  const views::Screen* shown_before = nullptr;
  views::States states;
  views::PresentState present;
  views::SearchState search;
  views::PasteTaken pasted;
  Route before_paste;  // where one goes when nothing is taken
  std::string notices;
  Troubles troubles;
  WorkerLine worker;
  RobustnessJob robustness_job{worker};
  FeasibilityJob feasibility_job{worker};
  CrossCheckJob cross_check;
  PlanWords plan_words;
  platform::Effects effects;
  ui::SemanticTree mirrored;  // what the host has
  std::string shown_title;
  std::string shown_theme;
  std::string shown_cursor = "default";
  float width = 0;
  float height = 0;
  int frames_due = 0;
  bool started = false;
  std::optional<double> asked_again_at;

  void tell(Json json) { effects.push_back({std::move(json), {}}); }

  void start(const Json& json);
  void take_plan(std::string bytes, const Arrival& arrival);
  void take_slots(const Json& json);
  void take_stored(const Json& json);
  void take_saved(const Json& json);
  void begin_with_plan();
  void recover(const std::string& slot);
  void undo_last(bool redo);
  void resize(const Json& json);
  void prefer(const Json& json);
  void pointer(const Json& json);
  bool key(const Json& json);
  bool screen_key(const Json& json);
  bool present_key(const std::string& key);
  bool close_panel();
  void end_presenting();
  void open_search();
  void open_failed(const Json& json);
  void open_paste(views::PasteState opened, const char* focus);
  void leave_paste();
  void take_paste(const std::vector<edit::Command>& proposed);
  views::Shown shown();
  void ask_worker(double milliseconds);
  void draw_screen(ui::Rect area, views::Intents& intents);
  void go(Route to, bool replace);
  void tell_route(int visit, bool replace);
  void return_to(const Json& json);
  void select(const Route& at);
  void change_appearance(const ui::Appearance& wanted);
  void present_screen();
  report::Report report_of_screen();
  void arrive(const std::string& fragment);
  void carry_out(const views::Intents& intents);
  void carry_out(const ChromeAsked& asked);
  void carry_out(const TroubleAsked& asked);
  void presented_screen();
  void screen(ui::Rect area, double milliseconds);
  bool gather();
  std::string page_title() const;
  void tell_languages();
  void tell_changes();
};

void App::State::start(const Json& json) {
  appearance.language = language_at(json);
  appearance.text_size = std::clamp(static_cast<float>(number_at(json, "textSize", 1)), 1.0f, 2.0f);
  resize(json);
  prefer(json);
  route = route_from(text_at(json, "route"));
  select(route);
  started = true;
  if (session.shown().failed) go({&views::plans_screen, "", false}, true);
}

void App::State::take_slots(const Json& json) {
  std::vector<views::Slot> slots;
  const auto given = json.find("slots");
  if (given == json.end() || !given->is_array()) return;
  for (const Json& slot : *given) {
    const std::string name = text_at(slot, "slot");
    if (name.empty()) continue;
    slots.push_back({name, text_at(slot, "title"), text_at(slot, "at"), flag_at(slot, "open")});
  }
  session.set_slots(std::move(slots));
}

// What belonged to the plan before goes with it: what is begun, chosen, tried and counted.
void App::State::begin_with_plan() {
  states = {};
  present = {};
  search = {};
  pasted = {};
  before_paste = {};
  cross_check.forget(effects);
  ui.set_drafts(session.drafts());
  ui.say({});
  troubles.left_out.clear();
}

void App::State::take_plan(std::string bytes, const Arrival& arrival) {
  const bool is_first = !session.has_plan();
  const bool is_freed = arrival.source == "freed";
  if (is_freed && !(session.is_open_elsewhere() && session.slot() == arrival.slot)) return;
  if (is_freed && session.take_over(bytes, arrival, effects)) {
    ui.set_drafts(session.drafts());
    tell({{"type", "list"}});
    return;
  }
  if (session.open(std::move(bytes), arrival, effects)) {
    begin_with_plan();
    if (is_first || is_freed) {
      select(route);
    } else {
      go({&views::plans_screen, "", false}, false);
    }
    tell({{"type", "list"}});
    return;
  }
  // There is always a plan to look at.
  if (is_first && arrival.source != "sample") {
    tell({{"type", "sample"}, {"name", sample_plan}, {"insteadOfOther", true}});
  } else if (is_first) {
    tell({{"type", "stop"}});
  }
  if (started) go({&views::plans_screen, "", false}, false);
}

void App::State::recover(const std::string& slot) {
  if (session.return_to_left(slot, effects)) {
    begin_with_plan();
    tell({{"type", "list"}});
  } else {
    tell({{"type", "recover"}, {"slot", slot}});
  }
}

void App::State::take_stored(const Json& json) {
  const std::string slot = text_at(json, "slot");
  if (text_at(json, "type") == "stored") {
    session.is_stored(slot, change_at(json), effects);
    troubles.storage.clear();
  } else {
    session.could_not_store(slot, change_at(json), text_at(json, "reason"), effects);
  }
}

void App::State::take_saved(const Json& json) {
  const std::string slot = text_at(json, "slot");
  const std::string name = text_at(json, "name");
  if (flag_at(json, "ok")) {
    session.is_saved(slot, change_at(json), name, text_at(json, "how") == "download");
  } else {
    session.could_not_save(slot, {name, text_at(json, "reason") == "changed"});
  }
}

void App::State::undo_last(bool redo) {
  const auto what =
      redo ? session.history().redo_description() : session.history().undo_description();
  const edit::Revision before = session.snapshot().revision();
  redo ? session.redo(effects) : session.undo(effects);
  if (!what || session.snapshot().revision() == before) return;
  ui.say(ui.t(redo ? ui::TextKey::plans_journal_redone : ui::TextKey::plans_journal_undone,
              {{"what", ui::sentence_for(ui.language(), *what)}}));
}

void App::State::resize(const Json& json) {
  width = static_cast<float>(number_at(json, "width", width));
  height = static_cast<float>(number_at(json, "height", height));
  const auto ratio = static_cast<float>(number_at(json, "ratio", 1));
  ui.resize(width, height, ratio);
}

void App::State::prefer(const Json& json) {
  const std::string theme = text_at(json, "theme");
  if (!theme.empty()) appearance.theme = theme;
  if (json.contains("reducedMotion")) appearance.reduced_motion = flag_at(json, "reducedMotion");
  if (json.contains("touch")) appearance.touch = flag_at(json, "touch");
}

void App::State::pointer(const Json& json) {
  const std::string kind = text_at(json, "kind");
  const ui::Point place{static_cast<float>(number_at(json, "x")),
                        static_cast<float>(number_at(json, "y"))};
  ui.pointer(kind == "down"     ? ui::PointerKind::down
             : kind == "up"     ? ui::PointerKind::up
             : kind == "cancel" ? ui::PointerKind::cancel
             : kind == "leave"  ? ui::PointerKind::leave
                                : ui::PointerKind::move,
             place, static_cast<int>(number_at(json, "button")),
             text_at(json, "pointer") == "touch");
}

// A remote for slides sends the keys that turn pages.
bool App::State::present_key(const std::string& key) {
  if (key == "Escape") {
    end_presenting();
    return true;
  }
  const bool forwards = key == "ArrowRight" || key == "ArrowDown" || key == "PageDown";
  const bool back = key == "ArrowLeft" || key == "ArrowUp" || key == "PageUp";
  if (!forwards && !back) return false;
  views::turn(present, report_of_screen(), forwards ? 1 : -1);
  return true;
}

void App::State::end_presenting() {
  go({route.screen, route.selected, false}, false);
  ui.focus("main");
}

void App::State::open_search() {
  if (route.presented) end_presenting();
  search = {true, ""};
  ui.focus("sok/words");
  frames_due = frames_to_settle;
}

bool App::State::screen_key(const Json& json) {
  if (!route.screen->key || route.presented || search.open || flag_at(json, "alt")) return false;
  const std::string key = text_at(json, "key");
  views::Intents intents;
  const bool is_used = route.screen->key(shown(), {key, flag_at(json, "ctrl")}, intents);
  carry_out(intents);
  return is_used;
}

// Escape is the button that closes what is open beside the list, or in its place.
bool App::State::close_panel() {
  const auto& nodes = mirrored.nodes();
  const bool has_dialog = std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
    return node.role == ui::Role::dialog;
  });
  if (has_dialog) return false;
  const std::string close(route.screen->close);
  if (close.empty() || !mirrored.find(close)) return false;
  input.activated.insert(close);
  return true;
}

bool App::State::key(const Json& json) {
  std::string key = text_at(json, "key");
  const bool is_capital = key.size() == 1 && key[0] >= 'A' && key[0] <= 'Z';  // Shift, Caps Lock
  if (is_capital) key[0] = static_cast<char>(key[0] - 'A' + 'a');
  const bool shift = flag_at(json, "shift");
  if (route.presented && present_key(key)) return true;
  if (screen_key(json)) return true;
  if (key == "Escape" && close_panel()) return true;
  if (!flag_at(json, "ctrl") || flag_at(json, "alt")) return false;
  // While something stands in a field that is not taken in yet, the host leaves undo to the field.
  if (key == "z") {
    undo_last(shift);
    return true;
  }
  if (key == "y") {
    undo_last(true);
    return true;
  }
  if (key == "k") {
    open_search();
    return true;
  }
  if (key == "s") {
    session.save(effects);
    return true;
  }
  if (key == "o") {
    tell({{"type", "open"}, {"accept", plan_files}});
    return true;
  }
  return false;
}

void App::State::open_failed(const Json& json) {
  const std::string reason = text_at(json, "reason");
  const std::string_view code = reason == "tooLarge"   ? problem::file_too_large
                                : reason == "notThere" ? problem::file_not_there
                                                       : problem::file_unreadable;
  const auto written = [&](double bytes) {
    return ui::whole_number(appearance.language, static_cast<std::int64_t>(bytes));
  };
  session.refuse(text_at(json, "name"),
                 {{std::string(code), "", written(static_cast<double>(limits::file_bytes)),
                   written(number_at(json, "size"))}});
  go({&views::plans_screen, "", false}, false);
}

void App::State::open_paste(views::PasteState opened, const char* focus) {
  if (route.screen != &views::paste_screen) before_paste = route;
  states.of<views::PasteState>() = std::move(opened);
  session.forget_refusal();
  go({&views::paste_screen, "", false}, false);
  ui.focus(focus);
  ui.scroll_to("paste/page", 0);
  frames_due = frames_to_settle;
}

void App::State::leave_paste() {
  states.of<views::PasteState>() = {};
  session.forget_refusal();
  go(before_paste, true);
  frames_due = frames_to_settle;
}

// What is taken leads to the screen that shows it.
void App::State::take_paste(const std::vector<edit::Command>& proposed) {
  frames_due = frames_to_settle;
  for (const edit::Command& command : proposed) session.commit(command, effects);
  if (session.refused()) return;
  views::PasteState& paste = states.of<views::PasteState>();
  pasted = views::taken_of(paste, session.history().revision());
  paste = {};
  const bool measures = pasted.rows_are == edit::RowsAre::measures;
  go({measures ? &views::ranking_screen : &views::plans_screen, "", false}, true);
  ui.focus("paste/taken");
}

void App::State::go(Route to, bool replace) {
  if (to == route) return;
  ui.say({});
  const int visit = replace ? visits.current() : visits.begin(fragment_of(route), ui);
  route = std::move(to);
  tell_route(visit, replace);
}

void App::State::tell_route(int visit, bool replace) {
  tell({{"type", "route"}, {"route", fragment_of(route)}, {"visit", visit}, {"replace", replace}});
}

// The address was changed from outside: by Back, or by a person.
void App::State::return_to(const Json& json) {
  const std::string left = fragment_of(route);
  ui.say({});
  route = route_from(text_at(json, "route"));
  search = {};
  select(route);
  if (!visits.return_to(static_cast<int>(number_at(json, "visit", -1)), left, ui)) {
    tell_route(visits.begin(left, ui), true);
  }
}

// To another screen, from its top, with the keyboard at its beginning. A list is found as it was
// when one of its lines was opened.
void App::State::arrive(const std::string& fragment) {
  const Route to = route_from(fragment);
  const bool is_list_again =
      to.screen == route.screen && to.selected.empty() && !route.selected.empty();
  go(to, false);
  select(route);
  for (const views::Screen* screen : screens()) {
    for (const std::string_view page : {screen->page, screen->inner_page}) {
      if (!page.empty()) ui.scroll_to(std::string(page), 0);
    }
  }
  if (is_list_again) visits.find_again(fragment_of(route), ui);
  ui.focus("main");
}

// Each screen's own selection is the address'.
void App::State::select(const Route& at) {
  if (at.screen->select) at.screen->select(states, at.selected);
}

void App::State::change_appearance(const ui::Appearance& wanted) {
  appearance = wanted;
  tell({{"type", "remember"},
        {"language", ui::code_of(appearance.language)},
        {"theme", appearance.theme},
        {"textSize", appearance.text_size}});
}

void App::State::carry_out(const views::Intents& intents) {
  if (intents.leave_paste) leave_paste();
  if (intents.take_paste) return take_paste(intents.commands);
  for (const edit::Command& command : intents.commands) {
    session.commit(command, effects, intents.who, intents.reason);
  }
  if (intents.open_file) tell({{"type", "open"}, {"accept", plan_files}});
  if (intents.save_file) session.save(effects);
  if (intents.open_sample) tell({{"type", "sample"}, {"name", *intents.open_sample}});
  if (intents.recover) recover(*intents.recover);
  if (intents.forget) {
    tell({{"type", "forget"}, {"slot", *intents.forget}});
    tell({{"type", "list"}});
  }
  if (intents.hand_out_kept) tell({{"type", "handOutStored"}, {"slot", *intents.hand_out_kept}});
  if (intents.paste_rows) open_paste({}, "paste/text");
  if (intents.fetch_notices) tell({{"type", "notices"}});
  if (intents.try_principle) {
    states.of<views::RankedBy>().principle = intents.try_principle->id;
    states.of<views::RankedBy>().trial = intents.try_principle;
  }
  if (intents.go_to) arrive(*intents.go_to);
  if (intents.hand_out) {
    effects.push_back(
        {{{"type", "handOut"}, {"name", intents.hand_out->name}, {"mime", intents.hand_out->mime}},
         intents.hand_out->bytes});
  }
  if (intents.dismiss_problems) session.dismiss_problems();
  if (intents.appearance) change_appearance(*intents.appearance);
  if (intents.present) present_screen();
  if (!intents.commands.empty() || intents.dismiss_problems || intents.appearance ||
      intents.go_to) {
    frames_due = frames_to_settle;
  }
}

void App::State::carry_out(const TroubleAsked& asked) {
  if (asked.save) session.save(effects, *asked.save);
  if (asked.copy) tell({{"type", "recover"}, {"slot", session.slot()}, {"copy", true}});
  if (asked.hand_out_left) session.hand_out_left(*asked.hand_out_left, effects);
  if (asked.dismiss_file) session.forget_file_trouble();
  if (asked.dismiss_storage) troubles.storage.clear();
  if (asked.dismiss_left_out) troubles.left_out.clear();
  if (asked.is_any()) frames_due = frames_to_settle;
}

void App::State::carry_out(const ChromeAsked& asked) {
  if (asked.undo) undo_last(false);
  if (asked.redo) undo_last(true);
  if (asked.download) session.save(effects);
  if (asked.language) {
    ui::Appearance wanted = appearance;
    wanted.language = *asked.language;
    change_appearance(wanted);
  }
  if (asked.route) {
    search = {};
    go(*asked.route, false);
    select(route);
  }
  if (asked.present) present_screen();
  if (asked.search) open_search();
  if (asked.undo || asked.redo || asked.language || asked.route) frames_due = frames_to_settle;
}

void App::State::present_screen() {
  present = {};
  go({route.screen, route.selected, true}, false);
  ui.focus("duk/next");
  frames_due = frames_to_settle;
}

views::Shown App::State::shown() {
  const views::Snapshot& snapshot = session.snapshot();
  return {.ui = ui,
          .snapshot = snapshot,
          .states = states,
          .read_only = session.read_only(),
          .refused = session.refused(),
          .today = std::string(session.today()),
          .now = session.now(),
          .together = feasibility_job.shown(snapshot),
          .counted = robustness_job.shown(snapshot),
          .document = [this] {
            views::DocumentShown document = session.shown();
            document.saved = kept_sentence(ui, session);
            document.notices = &notices;
            return document;
          }};
}

report::Report App::State::report_of_screen() {
  const views::Shown given = shown();
  for (const views::Screen* screen : {route.screen, screens().front()}) {
    auto report = screen->report ? screen->report(given) : std::nullopt;
    if (report) return std::move(*report);
  }
  return {};
}

void App::State::presented_screen() {
  const ui::Rect area{0, 0, width, height};
  ui::Node main;
  main.id = "main";
  main.role = ui::Role::main;
  ui.open(std::move(main), area);
  views::PresentAsked asked;
  const views::Screen& screen = *route.screen;
  views::present(
      ui, area, report_of_screen(), screen.way ? screen.way(states) : "",
      [&](const report::Picture& picture, ui::Rect box) {
        if (screen.picture) screen.picture(shown(), picture, box);
      },
      present, asked);
  ui.close();
  // The same way as on the card, which has the form for it.
  if (asked.choice && screen.way) {
    std::string& way = screen.way(states);
    way = way == *asked.choice ? "" : *asked.choice;
  }
  if (asked.close) end_presenting();
}

// What the worker and the other solver find out for the screen.
void App::State::ask_worker(double milliseconds) {
  asked_again_at.reset();
  if (!route.screen->asks || search.open) return;
  const views::Snapshot& snapshot = session.snapshot();
  const views::Asked asked = route.screen->asks(shown());
  const auto again = [&](std::optional<int> after) {
    if (!after) return;
    asked_again_at =
        std::min(asked_again_at.value_or(milliseconds + *after), milliseconds + *after);
  };
  if (asked.together) {
    again(feasibility_job.follow(snapshot, *asked.together, milliseconds, effects));
  }
  if (asked.ways) again(robustness_job.follow(snapshot, *asked.ways, milliseconds, effects));
  if (asked.cross_check) {
    again(cross_check.follow(snapshot, states.of<views::TradeoffState>(), milliseconds, effects));
  }
}

// What is selected on a screen is the address'.
void App::State::draw_screen(ui::Rect area, views::Intents& intents) {
  const views::Screen& screen = *route.screen;
  const auto selected = [&] { return screen.selected ? screen.selected(states) : Id(); };
  const Id before = selected();
  if (screen.draw(shown(), area, intents)) frames_due = std::max(frames_due, 1);
  if (!screen.selected) return;
  const Id now = selected();
  if (now != before) {
    if (!screen.panel.empty()) ui.scroll_to(std::string(screen.panel), 0);
    session.forget_refusal();
    frames_due = frames_to_settle;
  }
  if (!intents.go_to) go({&screen, now, false}, true);
}

void App::State::screen(ui::Rect area, double milliseconds) {
  ask_worker(milliseconds);
  views::Intents intents;
  // Other tabs have opened and closed plans since.
  if (route.screen->lists_documents && shown_before != route.screen) tell({{"type", "list"}});
  shown_before = route.screen;
  ui::Node main;
  main.id = "main";
  main.role = ui::Role::main;
  ui.open(std::move(main), area);
  const bool shows_taken = route.screen != &views::paste_screen && pasted.count > 0 &&
                           pasted.revision == session.history().revision();
  if (shows_taken && views::paste_taken(ui, area, pasted)) session.undo(effects);
  if (search.open) {
    views::search(ui, area, session.snapshot(), search, intents);
    if (!search.open && !intents.go_to) ui.focus("main");
  } else {
    draw_screen(area, intents);
  }
  ui.close();
  carry_out(intents);
}

// A part of what the screen needs of a large plan; false: it can be drawn.
bool App::State::gather() {
  const views::Snapshot& snapshot = session.snapshot();
  if (!views::is_large(snapshot.plan())) return false;
  const views::Shown given = shown();
  // The navigation says how many there are.
  views::Gathering gathering(given);
  gathering.then([](const views::Snapshot& each) { each.look_for_some_conflicts(); })
      .then([](const views::Snapshot& each) { each.conflicts(); });
  if (gathering.has_computed()) return true;
  return route.screen->gather && route.screen->gather(given, !route.selected.empty());
}

// The plan, and the question that the screen answers.
std::string App::State::page_title() const {
  const std::string& plan = session.history().plan().head.title;
  const auto& nodes = ui.tree().nodes();
  const auto heading = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
    return node.role == ui::Role::heading && node.level == 1;
  });
  if (heading == nodes.end()) return ui.t(ui::TextKey::page_title, {{"plan", plan}});
  return ui.t(ui::TextKey::page_title_screen, {{"plan", plan}, {"screen", heading->name}});
}

// The plan's own words are in its language, whichever the app speaks.
void App::State::tell_languages() {
  const std::shared_ptr<const Plan> plan = session.snapshot().shared_plan();
  if (plan->language == ui::code_of(appearance.language)) return;
  ui.name_language(plan->language,
                   [&](std::string_view name) { return plan_words.has(plan, name); });
}

void App::State::tell_changes() {
  tell_languages();
  Json patch = ui.tree().patch_from(mirrored);
  if (!patch.empty()) {
    patch["type"] = "semantics";
    tell(std::move(patch));
    mirrored = ui.tree();
  }
  const std::string title = page_title();
  const std::string language = ui::code_of(appearance.language);
  if (language + title != shown_title) {
    shown_title = language + title;
    tell({{"type", "page"}, {"title", title}, {"language", language}});
  }
  const std::string theme = appearance.theme + std::to_string(appearance.text_size);
  if (theme != shown_theme) {
    shown_theme = theme;
    Json colours = Json::object();
    for (const auto& [name, colour] : ui::tokens_for_fields(ui.theme())) {
      colours[std::string(name)] = ui::css(colour);
    }
    tell({{"type", "theme"},
          {"name", appearance.theme},
          {"colors", std::move(colours)},
          {"size", appearance.text_size}});
  }
  if (ui.cursor() != shown_cursor) {
    shown_cursor = ui.cursor();
    tell({{"type", "cursor"}, {"shape", shown_cursor}});
  }
  if (auto focus = ui.take_wanted_focus()) tell({{"type", "focus"}, {"id", *focus}});
}

App::App() : state_(std::make_unique<State>()) {}
App::~App() = default;

bool App::handle(platform::Event event) {
  State& state = *state_;
  state.ui.make_current();
  const Json& json = event.json;
  const std::string type = text_at(json, "type");
  const std::string id = text_at(json, "id");
  if (const std::string now = text_at(json, "now"); !now.empty()) state.session.set_now(now);
  state.frames_due = frames_to_settle;
  if (type == "texts") {
    return ui::give_texts(language_at(json), std::move(event.bytes));
  }
  if (type == "font") {
    state.ui.load_font(text_at(json, "name"), std::move(event.bytes));
  } else if (type == "plan" || type == "opened") {
    state.take_plan(std::move(event.bytes), arrival_at(json));
  } else if (type == "storage") {
    state.troubles.storage = text_at(json, "state");
  } else if (type == "slots") {
    state.take_slots(json);
  } else if (type == "leftOut") {
    state.troubles.left_out = text_at(json, "names");
  } else if (type == "paste") {
    if (!state.started || !state.session.has_plan()) return false;
    const Plan& plan = state.session.history().plan();
    state.open_paste(event.bytes.empty()
                         ? views::paste_too_large(static_cast<std::size_t>(number_at(json, "size")))
                         : views::pasted(event.bytes, plan, state.session.snapshot().revision(),
                                         state.appearance.language),
                     "paste/title");
  } else if (type == "start") {
    state.start(json);
  } else if (type == "resize") {
    state.resize(json);
  } else if (type == "preferences") {
    state.prefer(json);
  } else if (type == "pointer") {
    state.pointer(json);
  } else if (type == "activate") {
    state.input.activated.insert(id);
  } else if (type == "set") {
    state.input.set[id] = text_at(json, "value");
  } else if (type == "input") {
    state.input.written[id] = text_at(json, "value");
  } else if (type == "focus") {
    state.ui.focus_is_on(id, flag_at(json, "visible"));
  } else if (type == "blur") {
    state.ui.focus_is_on("", false);
  } else if (type == "dismiss") {
    state.input.dismissed.insert(id);
  } else if (type == "scroll") {
    state.ui.scrolled(id, static_cast<float>(number_at(json, "top")));
  } else if (type == "key") {
    return state.key(json);
  } else if (type == "route") {
    state.return_to(json);
  } else if (type == "openFailed") {
    state.open_failed(json);
  } else if (type == "saved") {
    state.take_saved(json);
  } else if (type == "stored" || type == "storeFailed") {
    state.take_stored(json);
  } else if (type == "hidden") {
    state.session.store_at_once(state.effects);
  } else if (type == "print") {
    if (!state.started || !state.session.has_plan()) return false;
    state.effects.push_back({{{"type", "print"}}, report::html(state.report_of_screen())});
  } else if (type == "timer") {
    if (text_at(json, "name") == "store") state.session.store(state.effects);
  } else if (type == "notices") {
    state.notices = std::move(event.bytes);
  } else if (type == "job") {
    if (text_at(json, "kind") == "gone") state.worker.is_gone = true;
    state.robustness_job.receive(json);
    state.feasibility_job.receive(json, state.session);
  } else if (type == "solver") {
    state.cross_check.receive(json, state.effects);
  } else if (type != "gesture" && type != "contextRestored") {
    return false;
  }
  return true;
}

Due App::frame(double milliseconds) {
  State& state = *state_;
  state.ui.make_current();
  if (!state.started || !state.ui.has_fonts() || !state.session.has_plan()) {
    state.frames_due = 0;
    return Due::nothing;
  }
  if (state.gather()) return Due::frame_of_its_own;
  if (state.frames_due > 0) --state.frames_due;
  state.ui.begin_frame(state.appearance, state.width, state.height, std::move(state.input));
  state.input = {};
  if (state.route.presented) {
    state.presented_screen();
    state.ui.end_frame();
  } else {
    ChromeAsked asked;
    TroubleAsked trouble_asked;
    ui::Rect area = chrome(state.ui, state.session, state.route, asked);
    state.troubles.no_worker = state.worker.is_gone;
    troubles(state.ui, area, state.session, state.troubles, trouble_asked);
    state.screen(area, milliseconds);
    state.ui.put_said("said");
    state.ui.end_frame();
    state.session.keep_drafts(state.ui.drafts(), state.effects);
    state.carry_out(asked);
    state.carry_out(trouble_asked);
  }
  state.tell_changes();
  if (ui::take_lack_of_signs()) state.tell({{"type", "font"}, {"name", "more"}});
  const bool wants_more = state.frames_due > 0 || state.ui.has_input_waiting();
  if (!wants_more && state.asked_again_at) {
    state.tell({{"type", "timer"},
                {"name", "ask"},
                {"after", std::max(1, static_cast<int>(*state.asked_again_at - milliseconds))}});
  }
  return wants_more ? Due::frame : Due::nothing;
}

const std::vector<std::string>& App::cut_texts() const {
  return state_->ui.cut_texts();
}

std::size_t App::computed() const {
  return state_->session.snapshot().computed();
}

platform::Effects App::take_effects() {
  state_->ui.make_current();
  return std::move(state_->effects);
}

}  // namespace malvag::shell
