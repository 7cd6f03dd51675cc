// What is drawn for signs that the faces do not have.
#include "../../../app/ui/fonts.hpp"

#include <imgui.h>

#include <catch_amalgamated.hpp>

#include "../../../app/ui/ui.hpp"
#include "../../core/support/files.hpp"
#include "../driver.hpp"

namespace malvag::test {
namespace {

const std::string more_signs = file_at("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");

// A frame in which texts can be measured, with Debian's whole Open Sans.
class Measured {
 public:
  Measured() {
    ui_.make_current();
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    for (const auto& [name, face] :
         {std::pair{"regular", "Regular"}, {"semibold", "Semibold"}, {"bold", "Bold"}}) {
      ui_.load_font(name, file_at(std::string(MALVAG_FONT_DIR "/OpenSans-") + face + ".ttf"));
    }
    ui_.resize(800, 600, 1);
    begin();
  }
  ~Measured() { end(); }
  void begin() { ui_.begin_frame({}, 800, 600, {}); }
  void end() {
    ui_.end_frame();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      const bool is_old = texture->Status == ImTextureStatus_WantDestroy;
      texture->SetTexID(is_old ? ImTextureID_Invalid : 1);
      texture->SetStatus(is_old ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
  }
  void load_more() { ui_.load_font("more", more_signs); }
  float width(std::string_view text, const ui::TextStyle& style = ui::style::body) {
    return ui_.width_of(style, text);
  }

 private:
  ui::Ui ui_;
};

TEST_CASE("what nobody shall see takes no room") {
  Measured measured;
  for (const char* unseen : {"\u00AD", "\u200B", "\u200D", "\uFEFF", "\u202E", "\u2066", "\uFE0F",
                             "\u0308", "\x01", "\x1B", "\x7F", "\u0085"}) {
    INFO(static_cast<int>(static_cast<unsigned char>(unseen[0])));
    CHECK(measured.width("sjuk" + std::string(unseen) + "frånvaro") ==
          measured.width("sjukfrånvaro"));
    CHECK(measured.width(unseen) == 0);
  }
  CHECK(measured.width("a\tb") > measured.width("ab"));
  CHECK_FALSE(ui::take_lack_of_signs());
}

TEST_CASE("a sign that no face has is a box, and asks once for the font that may have it") {
  Measured measured;
  const float box = measured.width("→");
  CHECK(box > 4);
  CHECK(box != measured.width("?"));
  CHECK(measured.width("→✓") == 2 * box);
  CHECK(ui::take_lack_of_signs());
  CHECK_FALSE(ui::take_lack_of_signs());

  measured.end();
  measured.load_more();
  measured.begin();
  for (const ui::TextStyle& style : {ui::style::body, ui::style::label, ui::style::strong}) {
    CHECK(measured.width("→", style) > box);
    CHECK(measured.width("→", style) == measured.width("→", style));
  }
  CHECK(measured.width("\u00AD") == 0);
  CHECK(measured.width("\u6F22") == box);
  CHECK_FALSE(ui::take_lack_of_signs());
}

TEST_CASE("a plan in letters that everybody has asks for no font; one with arrows does, once") {
  Driver driver;
  driver.open_sample();
  driver.start();
  CHECK(driver.last_effect("font") == nullptr);
  std::string bytes = file_bytes("assets/plans/rs-2020.json");
  const std::string title = "\"title\":\"Regionstyrelsens";
  const std::size_t at = bytes.find(title);
  REQUIRE(at != std::string::npos);
  bytes.insert(at + title.size(), " → ✓");
  driver.open(bytes, "arrows.json");
  REQUIRE(driver.last_effect("font"));
  CHECK(text_of(driver.last_effect("font")->json, "name") == "more");
  const std::size_t asked = driver.effects().size();
  driver.event({{"type", "font"}, {"name", "more"}}, more_signs);
  driver.settle();
  driver.event({{"type", "route"}, {"route", "#/laget"}});
  driver.settle();
  for (std::size_t effect = asked; effect < driver.effects().size(); ++effect) {
    CHECK(text_of(driver.effects()[effect].json, "type") != "font");
  }
}

TEST_CASE("what is written with its marks apart finds what is written in one, and the other way") {
  Driver driver;
  driver.open_sample();
  driver.start("#/laget");
  driver.key("k");
  const auto search = [&](const std::string& words) {
    driver.event({{"type", "input"}, {"id", "sok/words"}, {"value", words}});
    driver.settle();
    std::vector<std::string> hits;
    for (const std::string& id : driver.mirror().ids()) {
      if (id.find("sok/") == 0) hits.push_back(id);
    }
    return hits;
  };
  const auto expected = search("sjukfrånvaro");
  REQUIRE(expected != search("finns inte"));
  CHECK(search("sjukfra\u030Anvaro") == expected);
  CHECK(search("sjuk\u00ADfrånvaro") == expected);
}

}  // namespace
}  // namespace malvag::test
