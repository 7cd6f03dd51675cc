// The three faces, the signs that few plans need, and what is drawn for those that no font has.
#include "fonts.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "ui.hpp"

namespace malvag::ui {
namespace {

// As wide as nothing, and nothing to see, from … to: controls but the tab, soft hyphen, marks that
// found no letter, joiners and signs of direction, variation selectors, byte order mark.
constexpr ImWchar unseen[] = {0x01,   0x08,   0x0A,   0x1F,   0x7F,   0x9F,   0xAD,
                              0xAD,   0x0300, 0x036F, 0x200B, 0x200F, 0x2028, 0x202E,
                              0x2060, 0x206F, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0};
constexpr ImWchar first_never_there = 0x2800;  // no file of ours has signs from here on

// What is known of signs that few plans need, kept where a context has room for its owner's own.
enum Signs : std::uintptr_t { are_lacking = 1, are_asked_for = 2, are_there = 4 };

std::uintptr_t signs() {
  return reinterpret_cast<std::uintptr_t>(ImGui::GetIO().UserData);
}
void note(Signs news) {
  ImGui::GetIO().UserData = reinterpret_cast<void*>(signs() | news);
}

bool is_unseen(ImWchar sign) {
  for (const ImWchar* range = unseen; *range != 0; range += 2) {
    if (sign >= range[0] && sign <= range[1]) return true;
  }
  return false;
}

bool has_file_with(ImFontAtlas* atlas, const ImFont& font, ImWchar sign) {
  return std::any_of(font.Sources.begin(), font.Sources.end(), [&](ImFontConfig* source) {
    return !source->FontLoader && atlas->FontLoader->FontSrcContainsGlyph(atlas, source, sign);
  });
}

// An empty box, lower than a capital letter is wide.
void draw_box(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, float em,
              ImFontGlyph& glyph) {
  const float density = baked->RasterizerDensity;
  const int width = std::max(3, static_cast<int>(em * 0.42f * density));
  const int height = std::max(3, static_cast<int>(em * 0.66f * density));
  const int edge = std::max(1, static_cast<int>(std::lround(density)));
  const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, width, height);
  if (place == ImFontAtlasRectId_Invalid) return;
  auto& pixels = atlas->Builder->TempBuffer;
  pixels.resize(width * height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool is_edge = std::min({x, y, width - 1 - x, height - 1 - y}) < edge;
      pixels[y * width + x] = is_edge ? 0xA0 : 0;
    }
  }
  glyph.X0 = em * 0.07f;
  glyph.X1 = glyph.X0 + static_cast<float>(width) / density;
  glyph.Y1 = std::round(baked->Ascent);
  glyph.Y0 = glyph.Y1 - static_cast<float>(height) / density;
  glyph.Visible = true;
  glyph.PackId = place;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, &glyph,
                                     ImFontAtlasPackGetRect(atlas, place), pixels.Data,
                                     ImTextureFormat_Alpha8, width);
}

// Stands behind the files of a face and answers for what none of them has.
bool load_lacking(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar sign,
                  ImFontGlyph* glyph, float* advance) {
  const bool is_shown = !is_unseen(sign);
  if (sign == '\t' || (is_shown && has_file_with(atlas, *source->DstFont, sign))) return false;
  if (is_shown && sign < first_never_there) note(are_lacking);
  const float em = baked->Size * 0.73f;  // Open Sans is so much higher than its em
  const float width = is_shown ? em * 0.56f : 0;
  if (advance) {
    *advance = width;
    return true;
  }
  glyph->Codepoint = sign;
  glyph->AdvanceX = width;
  if (is_shown) draw_box(atlas, source, baked, em, *glyph);
  return true;
}

const ImFontLoader& lacking() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "lacking";
    made.FontBakedLoadGlyph = load_lacking;
    return made;
  }();
  return loader;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t from, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t place = from; place < from + count && place < bytes.size(); ++place) {
    number = number << 8 | static_cast<unsigned char>(bytes[place]);
  }
  return number;
}

// (ascent − descent) / em of a TrueType file, from its tables hhea and head.
float height_per_em_of(std::string_view file) {
  float ascent = 0, descent = 0, em = 0;
  for (std::size_t table = 0; table < big_endian(file, 4, 2); ++table) {
    const std::size_t entry = 12 + table * 16;
    const std::string_view tag = file.substr(std::min(entry, file.size()), 4);
    const std::size_t start = big_endian(file, entry + 8, 4);
    const auto signed_at = [&](std::size_t from) {
      return static_cast<float>(static_cast<std::int16_t>(big_endian(file, from, 2)));
    };
    if (tag == "hhea") {
      ascent = signed_at(start + 4);
      descent = signed_at(start + 6);
    } else if (tag == "head") {
      em = static_cast<float>(big_endian(file, start + 18, 2));
    }
  }
  return em > 0 && ascent > descent ? (ascent - descent) / em : 1;
}

ImFont* add_file(std::string& bytes, bool is_merged) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = is_merged;
  config.GlyphExcludeRanges = unseen;
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), 0,
                                                    &config);
}

void merge_into_all(std::string& bytes) {
  if ((signs() & are_there) != 0) return;
  note(are_there);
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  for (int face = 0; face < atlas->Fonts.Size; ++face) {
    // A file is merged into the font that is last, so each takes its turn there.
    ImFont* font = atlas->Fonts.front();
    atlas->Fonts.erase(atlas->Fonts.begin());
    atlas->Fonts.push_back(font);
    add_file(bytes, true);
    ImFontAtlasFontDiscardBakes(atlas, font, 0);  // they hold what was drawn instead
  }
}

}  // namespace

void Ui::load_font(std::string_view name, std::string bytes) {
  if (name == "more") return merge_into_all(bytes);
  const Weight weight = name == "bold"       ? Weight::bold
                        : name == "semibold" ? Weight::semibold
                                             : Weight::regular;
  Face& loaded = faces_[static_cast<std::size_t>(weight)];
  if (loaded.font) return;
  loaded.bytes = std::move(bytes);
  loaded.height_per_em = height_per_em_of(loaded.bytes);
  loaded.font = add_file(loaded.bytes, false);
  ImFontConfig rest;
  rest.MergeMode = true;
  rest.FontLoader = &lacking();
  ImGui::GetIO().Fonts->AddFont(&rest);
}

bool Ui::has_fonts() const {
  return faces_[0].font && faces_[1].font && faces_[2].font;
}

bool take_lack_of_signs() {
  if (signs() != are_lacking) return false;
  note(are_asked_for);
  return true;
}

}  // namespace malvag::ui
