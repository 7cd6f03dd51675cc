// Texts that are cut and wrapped, against what cutting and wrapping mean, said the slow way.
#include <imgui.h>

#include <catch_amalgamated.hpp>

#include "../../../app/ui/ui.hpp"
#include "../../../core/method/random.hpp"
#include "../../../core/plan/limits.hpp"
#include "../../core/support/files.hpp"

namespace malvag::test {
namespace {

void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    const bool goes = texture->Status == ImTextureStatus_WantDestroy;
    texture->SetTexID(goes ? ImTextureID_Invalid : 1);
    texture->SetStatus(goes ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
}

// A frame that is being drawn.
struct Frame {
  ui::Ui ui;
  Frame() {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    const std::pair<const char*, const char*> fonts[] = {
        {"regular", "Regular"}, {"semibold", "Semibold"}, {"bold", "Bold"}};
    for (const auto& [name, file] : fonts) {
      ui.load_font(name, file_at(std::string(MALVAG_FONT_DIR "/OpenSans-") + file + ".ttf"));
    }
    ui.resize(800, 600, 1);
    ui.begin_frame({}, 800, 600, {});
  }
  ~Frame() {
    ui.end_frame();
    accept_textures();
  }
};

using Characters = std::vector<std::string>;

std::string joined(const Characters& characters, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t at = from; at < to; ++at) text += characters[at];
  return text;
}

std::size_t below(method::Random& random, std::size_t count) {
  return static_cast<std::size_t>(random.next() % count);
}

Characters some_text(method::Random& random) {
  const Characters letters = {"a", "i", "m", "W", "å", "Ä", "ö", "é", "–", "…", "1",
                              ",", "0", "-", " ", " ", " ", "€", "𝄞", "/", ".", "\n"};
  Characters text(below(random, 60));
  for (std::string& one : text) one = letters[below(random, letters.size())];
  return text;
}

// The longest beginning that fits with "…" after it.
float cut_width(const ui::Ui& ui, const Characters& text, float width) {
  const ui::TextStyle& style = ui::style::body;
  if (ui.width_of(style, joined(text, 0, text.size())) <= width + 0.5f) {
    return ui.width_of(style, joined(text, 0, text.size()));
  }
  std::size_t count = text.size();
  while (count > 0 && ui.width_of(style, joined(text, 0, count) + "…") > width) --count;
  return ui.width_of(style, joined(text, 0, count) + "…");
}

// A line is as much as fits up to a space, else as many characters as fit, at least one; the next
// begins after the spaces. An empty paragraph takes no line.
std::size_t lines_in(const ui::Ui& ui, const Characters& text, float width) {
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != "\n") ++end;
    while (begin < end) {
      std::size_t fits = begin, at_space = begin;
      for (std::size_t to = begin + 1; to <= end; ++to) {
        if (ui.width_of(ui::style::body, joined(text, begin, to)) > width) break;
        fits = to;
      }
      for (std::size_t to = begin + 1; to <= fits; ++to) {
        if (to == end || text[to] == " ") at_space = to;
      }
      ++lines;
      begin = at_space > begin ? at_space : std::max(fits, begin + 1);
      while (begin < end && text[begin] == " ") ++begin;
    }
  }
  return lines;
}

namespace {

// On one line, as much smaller as it has to be, and cut only where that is too small to read.
float width_in(const ui::Ui& ui, const Characters& text, float width) {
  const std::string whole = joined(text, 0, text.size());
  ui::TextStyle style = ui::style::body;
  if (ui.width_of(style, whole) <= width + 0.5f) return ui.width_of(style, whole);
  while (--style.size >= 11) {
    if (ui.width_of(style, whole) <= width) return ui.width_of(style, whole);
  }
  return cut_width(ui, text, width);
}

}  // namespace

TEST_CASE("a text is cut where the longest beginning of it fits, between characters") {
  Frame frame;
  method::Random random(13);
  for (int time = 0; time < 3000; ++time) {
    Characters text = some_text(random);
    for (std::string& one : text) {
      if (one == "\n") one = " ";
    }
    const auto width = static_cast<float>(below(random, 300)) + 1;
    INFO("\"" << joined(text, 0, text.size()) << "\" in " << width);
    REQUIRE(frame.ui.line_of_text({0, 0, width, 24}, ui::style::body, {},
                                  joined(text, 0, text.size())) == width_in(frame.ui, text, width));
  }
}

TEST_CASE("a text is wrapped at spaces, and a word only where it is wider than the line") {
  Frame frame;
  method::Random random(14);
  for (int time = 0; time < 3000; ++time) {
    const Characters text = some_text(random);
    const auto width = static_cast<float>(below(random, 300)) + 1;
    const std::string whole = joined(text, 0, text.size());
    INFO("\"" << whole << "\" in " << width);
    const float height =
        static_cast<float>(lines_in(frame.ui, text, width)) * frame.ui.px(ui::style::body.line);
    REQUIRE(frame.ui.height_of(ui::style::body, whole, width) == height);
    REQUIRE(frame.ui.lines_of_text({0, 0, width, 0}, ui::style::body, {}, whole) == height);
  }
}

TEST_CASE("lines outside of what is seen take their place and are not drawn") {
  Frame frame;
  std::string text;
  for (int line = 0; line < 1000; ++line) text += "Kortare väntan\n";
  frame.ui.push_clip({0, 0, 800, 240});
  const int before = ImGui::GetWindowDrawList()->VtxBuffer.Size;
  const float height = frame.ui.lines_of_text({0, -2400, 800, 0}, ui::style::body, {}, text);
  CHECK(height == 24000);
  CHECK(ImGui::GetWindowDrawList()->VtxBuffer.Size - before < 15 * 4 * 15);
  frame.ui.pop_clip();
}

TEST_CASE("what is too long for a name is cut between characters") {
  CHECK(ui::shortened("å") == "å");
  static_assert(limits::name_bytes % 2 == 0, "so many letters of two bytes fill it");
  std::string text;
  while (text.size() < limits::name_bytes) text += "å";
  CHECK(ui::shortened(text) == text);
  const std::string cut = ui::shortened("x" + text);
  CHECK(cut == "x" + text.substr(0, limits::name_bytes - 2) + "…");
}

}  // namespace
}  // namespace malvag::test
