// Carries out what the app asks of its host.
#include "driver.hpp"

#include <imgui.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace malvag::test {
namespace {

constexpr int most_frames = 1'000;

std::string read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) throw std::runtime_error("cannot read " + path);
  std::string bytes;
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) {
    bytes.append(buffer, got);
  }
  std::fclose(file);
  return bytes;
}

// As a drawing back end does, but nothing is drawn.
void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

}  // namespace

std::string file_bytes(const std::string& path) {
  return read_file(std::string(MALVAG_SOURCE_DIR) + "/" + path);
}

Driver::Driver(Screen screen, const std::string& language)
    : screen_(screen), language_(language), app_(std::make_unique<shell::App>()) {
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  const std::pair<const char*, const char*> fonts[] = {
      {"regular", "Regular"}, {"semibold", "Semibold"}, {"bold", "Bold"}};
  for (const auto& [name, file] : fonts) {
    event({{"type", "font"}, {"name", name}},
          read_file(std::string(MALVAG_FONT_DIR) + "/OpenSans-" + file + ".ttf"));
  }
}

Driver::~Driver() {
  app_->take_effects();  // makes its Dear ImGui context the current one
  accept_textures();
}

void Driver::open_sample() {
  event({{"type", "plan"}, {"name", "rs-2020"}, {"source", "sample"}, {"slot", unused_slot()}},
        file_bytes("assets/plans/rs-2020.json"));
}

void Driver::open(const std::string& bytes, const std::string& name, const std::string& source) {
  event({{"type", "opened"}, {"name", name}, {"source", source}, {"slot", unused_slot()}}, bytes);
  settle();
}

void Driver::start(const std::string& route) {
  route_ = route;
  event({{"type", "start"},
         {"width", screen_.width},
         {"height", screen_.height},
         {"ratio", 1},
         {"language", language_},
         {"theme", "light"},
         {"touch", screen_.touch},
         {"textSize", screen_.text_size},
         {"reducedMotion", true},
         {"route", route}});
  settle();
}

void Driver::event(Json json, std::string bytes) {
  json["now"] = "2026-11-23T14:02:31+01:00";
  app_->handle({std::move(json), std::move(bytes)});
  more_ = true;
}

void Driver::frame() {
  clock_ += 16;
  ++frames_;
  const std::size_t before = app_->computed();
  more_ = app_->frame(clock_) != shell::Due::nothing;
  const std::size_t after = app_->computed();
  if (after > before) most_computed_ = std::max(most_computed_, after - before);
  accept_textures();
  carry_out();
}

void Driver::settle() {
  for (int count = 0; more_; ++count) {
    if (count == most_frames) throw std::runtime_error("the app never comes to rest");
    frame();
  }
  carry_out();
}

void Driver::carry_out() {
  for (platform::Effect& effect : app_->take_effects()) {
    const std::string type = text_of(effect.json, "type");
    if (type == "semantics") mirror_.apply(effect.json);
    if (type == "route") route_ = text_of(effect.json, "route");
    if (type == "job") worker_.receive({effect.json, effect.bytes});
    if (type == "store") store(effect);
    if (type == "list") tell_slots();
    if (type == "forget") kept_.erase(text_of(effect.json, "slot"));
    if (type == "recover") recover(effect.json);
    if (type == "focus") event({{"type", "focus"}, {"id", effect.json["id"]}, {"visible", false}});
    effects_.push_back(std::move(effect));
  }
}

std::string Driver::unused_slot() {
  return std::to_string(++last_slot_);
}

// As the browser does, or as it does when the disk is full.
void Driver::store(const platform::Effect& effect) {
  Json answer = {{"type", disk_is_full_ ? "storeFailed" : "stored"},
                 {"slot", effect.json["slot"]},
                 {"change", effect.json["change"]},
                 {"reason", "full"}};
  if (!disk_is_full_) kept_[text_of(effect.json, "slot")] = effect;
  event(std::move(answer));
}

void Driver::tell_slots() {
  Json slots = Json::array();
  for (const auto& [slot, kept] : kept_) {
    slots.push_back({{"slot", slot}, {"title", kept.json["title"]}, {"at", kept.json["at"]}});
  }
  event({{"type", "slots"}, {"slots", std::move(slots)}});
}

void Driver::recover(const Json& asked) {
  const platform::Effect& kept = kept_.at(text_of(asked, "slot"));
  event({{"type", "plan"},
         {"name", kept.json["title"]},
         {"source", "recovered"},
         {"slot", asked["slot"]},
         {"at", kept.json["at"]},
         {"drafts", kept.json["drafts"]}},
        kept.bytes);
}

void Driver::store_what_waits() {
  event({{"type", "timer"}, {"name", "store"}});
  settle();
}

void Driver::work() {
  // Past the moment that the app waits before it starts a job.
  clock_ += 1000;
  event({{"type", "timer"}, {"name", "ask"}});
  settle();
  while (worker_.busy()) {
    if (const auto message = worker_.step(50)) {
      Json json = message->json;
      json["type"] = "job";
      event(std::move(json), message->bytes);
    }
    settle();
  }
}

std::string Driver::get(const std::string& role, const std::string& name) const {
  const std::vector<std::string> found = mirror_.all(role, name);
  if (found.size() != 1) {
    throw std::runtime_error(std::to_string(found.size()) + " nodes are " + role + " \"" + name +
                             "\" in\n" + mirror_.dump());
  }
  return found[0];
}

bool Driver::has(const std::string& role, const std::string& name) const {
  return !mirror_.all(role, name).empty();
}

const Json& Driver::node(const std::string& id) const {
  const Json* found = mirror_.find(id);
  if (!found) throw std::runtime_error("no node " + id + " in\n" + mirror_.dump());
  return *found;
}

std::string Driver::value(const std::string& role, const std::string& name) const {
  return text_of(node(get(role, name)), "value");
}

// As a person scrolls until a thing is seen.
void Driver::bring_into_view(const std::string& id) {
  for (std::string at = id; !at.empty(); at = text_of(node(at), "parent")) {
    const Json& area = node(at);
    if (at == id || !area.contains("scrolls")) continue;
    const Box outer = mirror_.box(at, scroll_tops_);
    const Box inner = mirror_.box(id, scroll_tops_);
    const double middle = inner.y + inner.height / 2;
    if (middle > outer.y && middle < outer.y + outer.height) continue;
    const double most = std::max(0.0, area.at("contentHeight").get<double>() - outer.height);
    const double wanted = scroll_tops_[at] + middle - (outer.y + outer.height / 2);
    scroll(at, std::min(std::max(wanted, 0.0), most));
  }
}

void Driver::press(const std::string& role, const std::string& name) {
  bring_into_view(get(role, name));
  const Box box = mirror_.box(get(role, name), scroll_tops_);
  const double x = box.x + box.width / 2;
  const double y = box.y + box.height / 2;
  const char* pointer = screen_.touch ? "touch" : "mouse";
  for (const char* kind : {"move", "down", "up"}) {
    event({{"type", "pointer"},
           {"kind", kind},
           {"x", x},
           {"y", y},
           {"button", 0},
           {"pointer", pointer}});
  }
  settle();
}

void Driver::activate(const std::string& role, const std::string& name) {
  event({{"type", "activate"}, {"id", get(role, name)}});
  settle();
}

void Driver::set(const std::string& role, const std::string& name, const std::string& value) {
  const std::string id = get(role, name);
  event({{"type", "focus"}, {"id", id}, {"visible", true}});
  event({{"type", "set"}, {"id", id}, {"value", value}});
  event({{"type", "blur"}, {"id", id}});
  settle();
}

void Driver::drag(const std::string& role, const std::string& name, double from, double to,
                  Pace pace) {
  const Box box = mirror_.box(get(role, name), scroll_tops_);
  const double y = box.y + box.height / 2;
  const auto send = [&](const char* kind, double share) {
    event({{"type", "pointer"},
           {"kind", kind},
           {"x", box.x + box.width * share},
           {"y", y},
           {"button", 0},
           {"pointer", "mouse"}});
    if (pace == Pace::a_frame_each) settle();
  };
  send("move", from);
  send("down", from);
  for (int step = 1; step <= 5; ++step) send("move", from + (to - from) * step / 5);
  send("up", to);
  settle();
}

void Driver::key(const std::string& key, bool shift) {
  event({{"type", "key"}, {"key", key}, {"ctrl", true}, {"shift", shift}, {"alt", false}});
  settle();
}

void Driver::scroll(const std::string& id, double top) {
  scroll_tops_[id] = top;
  event({{"type", "scroll"}, {"id", id}, {"top", top}});
  settle();
}

const platform::Effect* Driver::last_effect(const std::string& type) const {
  for (auto effect = effects_.rbegin(); effect != effects_.rend(); ++effect) {
    if (text_of(effect->json, "type") == type) return &*effect;
  }
  return nullptr;
}

}  // namespace malvag::test
