// The headless twin of the browser: drives the app with events, carries out its effects, and finds
// things by role and name as a person would.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "../../app/platform/jobs.hpp"
#include "../../app/shell/app.hpp"
#include "mirror.hpp"

namespace malvag::test {

std::string file_bytes(const std::string& path);  // from the project's root

struct Screen {
  float width = 1440;
  float height = 900;
  bool touch = false;
  float text_size = 1;
};

enum class Pace { a_frame_each, one_frame };  // how fast the events of a drag come

class Driver {
 public:
  explicit Driver(Screen screen = {}, const std::string& language = "sv");
  ~Driver();

  void open_sample();  // before start: the 2020 plan
  void open(const std::string& bytes, const std::string& name,
            const std::string& source = "picker");
  void start(const std::string& route = "#/val");
  void event(Json json, std::string bytes = {});
  void settle();  // frames until the app is at rest; throws if it never is
  void work();    // lets the worker finish what it was given
  void store_what_waits();
  void fill_disk(bool is_full) { disk_is_full_ = is_full; }
  // What the browser keeps, by slot.
  const std::map<std::string, platform::Effect>& kept() const { return kept_; }

  // By role and name; throws when there is not exactly one.
  std::string get(const std::string& role, const std::string& name) const;
  bool has(const std::string& role, const std::string& name) const;
  const Json& node(const std::string& id) const;
  std::string value(const std::string& role, const std::string& name) const;
  void press(const std::string& role, const std::string& name);     // with the mouse, at its middle
  void activate(const std::string& role, const std::string& name);  // without a pointer
  void set(const std::string& role, const std::string& name, const std::string& value);
  void drag(const std::string& role, const std::string& name, double from, double to,  // 0 … 1
            Pace pace = Pace::a_frame_each);
  void key(const std::string& key, bool shift = false);  // with Ctrl
  void scroll(const std::string& id, double top);

  const Mirror& mirror() const { return mirror_; }
  const std::vector<platform::Effect>& effects() const { return effects_; }
  const platform::Effect* last_effect(const std::string& type) const;
  int frames() const { return frames_; }
  const std::vector<std::string>& cut_texts() const { return app_->cut_texts(); }
  std::size_t most_computed_in_a_frame() const { return most_computed_; }
  std::string route() const { return route_; }

 private:
  void bring_into_view(const std::string& id);
  void carry_out();
  std::string unused_slot();
  void store(const platform::Effect& effect);
  void tell_slots();
  void recover(const Json& asked);
  void frame();

  Screen screen_;
  std::string language_;
  std::unique_ptr<shell::App> app_;
  platform::Worker worker_;
  Mirror mirror_;
  std::map<std::string, double> scroll_tops_;
  std::vector<platform::Effect> effects_;
  std::map<std::string, platform::Effect> kept_;
  int last_slot_ = 0;
  bool disk_is_full_ = false;
  std::string route_;
  double clock_ = 0;
  int frames_ = 0;
  bool more_ = false;
  std::size_t most_computed_ = 0;  // answers about the plan
};

}  // namespace malvag::test
