// The shape of the texts that generate_texts.cmake writes.
#pragma once

namespace malvag::ui {

struct TextRow {
  const char* key;
  const char* sv;
  const char* en;
};
extern const TextRow text_rows[];  // by key
extern const unsigned text_row_count;

}  // namespace malvag::ui
