// The browser's end of the app: what the page calls, what it is told, and the drawing context.
// The same program runs a second time in a worker, where only the worker's functions are called.
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/io/plan_file.hpp"
#include "../../core/plan/limits.hpp"
#include "../shell/app.hpp"
#include "answers.hpp"
#include "host.hpp"
#include "jobs.hpp"

// Hands one effect, or one message of the worker, to the page as JSON text and bytes beside it.
// clang-format off
EM_JS(void, malvag_tell, (const char* json, std::size_t json_length,
                          const char* bytes, std::size_t bytes_length), {
  Module["tell"](UTF8ToString(json, json_length), HEAPU8.slice(bytes, bytes + bytes_length));
});
// clang-format on

namespace malvag::platform {
namespace {

constexpr const char* canvas = "#canvas";
constexpr const char* shading_language = "#version 300 es";

std::unique_ptr<shell::App>& app() {
  static std::unique_ptr<shell::App> instance = std::make_unique<shell::App>();
  return instance;
}

Worker& worker() {
  static Worker instance;
  return instance;
}

// What the page hands over beside the next message: written straight into the text that the app
// then owns, so that a large file never stands in this memory twice.
std::string& received() {
  static std::string bytes;
  return bytes;
}

std::string take_received() {
  std::string bytes = std::move(received());
  received() = {};
  return bytes;
}

std::optional<Json> parsed(const char* json, std::size_t length) {
  Json value = Json::parse(json, json + length, nullptr, false);
  if (!value.is_object()) return std::nullopt;
  return value;
}

void tell(const Json& json, std::string_view bytes) {
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  malvag_tell(text.data(), text.size(), bytes.data(), bytes.size());
}

void tell_effects() {
  for (const Effect& effect : app()->take_effects()) tell(effect.json, effect.bytes);
}

bool make_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;                  // Dear ImGui smooths its edges itself
  attributes.enableExtensionsByDefault = false;  // none is used, and each takes time at the start
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context(canvas, &attributes);
  return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

std::string rank_of(std::string_view file) {
  const auto read = io::read_plan(file);
  if (!read) return problems_json("rank", read.error(), ui::Language::sv);
  const Plan& plan = read->document.plan;
  const Principle* principle = priority::principle_in_force(plan);
  return principle ? rank_json(plan, *principle, {}) : std::string();
}

}  // namespace

extern "C" {

// 1 when the canvas can be drawn on, 0 when this browser gives no WebGL 2.
EMSCRIPTEN_KEEPALIVE int malvag_open_canvas() {
  app();
  return make_context() && ImGui_ImplOpenGL3_Init(shading_language) ? 1 : 0;
}

// After the browser has taken the drawing context away and given it back: nothing that was made in
// the old one is there any more.
EMSCRIPTEN_KEEPALIVE void malvag_canvas_restored() {
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
}

// Where the page puts the bytes that go with the next call; null when there is no room for them.
EMSCRIPTEN_KEEPALIVE char* malvag_receive(std::size_t length) {
  void* room = std::malloc(length + 1);  // asked for first: without exceptions a text cannot refuse
  if (!room) return nullptr;
  std::free(room);
  received().resize(length);
  return received().data();
}

// Tells the effects that need no frame; 1 when the event was for the app.
EMSCRIPTEN_KEEPALIVE int malvag_event(const char* json, std::size_t json_length) {
  std::string bytes = take_received();
  std::optional<Json> event = parsed(json, json_length);
  if (!event) return 0;
  const bool is_ours = app()->handle({std::move(*event), std::move(bytes)});
  tell_effects();
  return is_ours ? 1 : 0;
}

// Makes a frame and tells its effects; 1 when another frame is due at once, 2 when one of its own
// is and nothing was drawn.
EMSCRIPTEN_KEEPALIVE int malvag_frame(double milliseconds) {
  const shell::Due due = app()->frame(milliseconds);
  tell_effects();
  return static_cast<int>(due);
}

// Brings the frame that was made last to the canvas.
EMSCRIPTEN_KEEPALIVE void malvag_draw() {
  ImDrawData* data = ImGui::GetDrawData();
  if (!data || !data->Valid) return;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

EMSCRIPTEN_KEEPALIVE std::size_t malvag_limit_file_bytes() {
  return limits::file_bytes;
}

EMSCRIPTEN_KEEPALIVE std::size_t malvag_limit_table_bytes() {
  return limits::table_bytes;
}

// Ranks the measures of a plan file; the answer is told as bytes, the same that `malvag rank
// --format json` prints. Only so that a test can compare the two.
EMSCRIPTEN_KEEPALIVE void malvag_rank() {
  tell({{"type", "answer"}}, rank_of(take_received()));
}

EMSCRIPTEN_KEEPALIVE void malvag_worker_receive(const char* json, std::size_t json_length) {
  std::string bytes = take_received();
  std::optional<Json> message = parsed(json, json_length);
  if (message) worker().receive({std::move(*message), std::move(bytes)});
}

// Works for about so long; 1 when it said something, 0 when there is nothing to do.
EMSCRIPTEN_KEEPALIVE int malvag_worker_step(double milliseconds) {
  const std::optional<JobMessage> message = worker().step(milliseconds);
  if (message) tell(message->json, message->bytes);
  return message ? 1 : 0;
}

}  // extern "C"

}  // namespace malvag::platform
