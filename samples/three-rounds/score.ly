\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 22)
\header {
  pdftitle = "Three Rounds"
  pdfauthor = "Traditional"
  title = "Three Rounds"
  subtitle = "for three or four equal voices"
  composer = "Traditional"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-system-spacing.basic-distance = #15
}
\markup \italic "A new voice begins when the one before it reaches the next number."
\score {
  <<
    \new Staff = "voice" <<
    \new Voice = "voice1" { \key f \major \time 4/4 \clef "treble"
      f'4^\markup \italic "1." g'4 a'4 f'4 |
      f'4 g'4 a'4 f'4 |
      a'4^\markup \italic "2." bes'4 c''2 |
      a'4 bes'4 c''2 |
      c''8^\markup \italic "3." d''8 c''8 bes'8 a'4 f'4 |
      c''8 d''8 c''8 bes'8 a'4 f'4 |
      f'4^\markup \italic "4." c'4 f'2 |
      f'4 c'4 f'2 |
      \set Score.repeatCommands = #'(end-repeat)
    }
    >>
    \new Lyrics \lyricsto "voice1" {
      "Frè" -- "re" "Jac" -- "ques," "frè" -- "re" "Jac" -- "ques," "dor" -- "mez" "vous?" "dor" -- "mez" "vous?" "Son" -- "nez" "les" "ma" -- "ti" -- "nes," "son" -- "nez" "les" "ma" -- "ti" -- "nes," "din," "din," "don," "din," "din," "don."
    }
  >>
  \layout {
    indent = 0
    \context { \Lyrics \override LyricHyphen.minimum-distance = #0.8
      \override LyricSpace.minimum-distance = #1 }
  }
  \header { piece = \markup \bold "Frère Jacques (four voices, France)" }
}
\score {
  <<
    \new Staff = "voice" <<
    \new Voice = "voice1" { \key c \major \time 6/8 \clef "treble"
      e'4.^\markup \italic "1." d'4. |
      c'2. |
      e'4. d'4. |
      c'2. |
      g'4.^\markup \italic "2." f'4 f'8 |
      e'2. |
      g'4. f'4 f'8 |
      e'4. r4 g'8 |
      c''4^\markup \italic "3." c''8 b'8 a'8 b'8 |
      c''4 g'8 g'4 g'8 |
      c''8 c''8 c''8 b'8 a'8 b'8 |
      c''4 g'8 g'4 g'8 |
      c''8 c''8 c''8 b'8 a'8 b'8 |
      c''8 g'8 g'8 g'4 f'8 |
      e'4. d'4. |
      c'2. |
      \set Score.repeatCommands = #'(end-repeat)
    }
    >>
    \new Lyrics \lyricsto "voice1" {
      "Three" "blind" "mice," "three" "blind" "mice," "see" "how" "they" "run," "see" "how" "they" "run!" "They" "all" "ran" "af" -- "ter" "the" "far" -- "mer's" "wife," "she" "cut" "off" "their" "tails" "with" "a" "carv" -- "ing" "knife," "did" "you" "ev" -- "er" "see" "such" "a" "sight" "in" "your" "life" "as" "three" "blind" "mice?"
    }
  >>
  \layout {
    indent = 0
    \context { \Lyrics \override LyricHyphen.minimum-distance = #0.8
      \override LyricSpace.minimum-distance = #1 }
  }
  \header { piece = \markup \bold "Three Blind Mice (three voices, England)" }
}
\score {
  <<
    \new Staff = "voice" <<
    \new Voice = "voice1" { \key c \major \time 6/8 \clef "treble"
      c'4.^\markup \italic "1." c'4. |
      c'4 d'8 e'4. |
      e'4^\markup \italic "2." d'8 e'4 f'8 |
      g'2. |
      c''8^\markup \italic "3." c''8 c''8 g'8 g'8 g'8 |
      e'8 e'8 e'8 c'8 c'8 c'8 |
      g'4^\markup \italic "4." f'8 e'4 d'8 |
      c'2. |
      \set Score.repeatCommands = #'(end-repeat)
    }
    >>
    \new Lyrics \lyricsto "voice1" {
      "Row," "row," "row" "your" "boat" "gent" -- "ly" "down" "the" "stream," "mer" -- "ri" -- "ly," "mer" -- "ri" -- "ly," "mer" -- "ri" -- "ly," "mer" -- "ri" -- "ly," "life" "is" "but" "a" "dream."
    }
  >>
  \layout {
    indent = 0
    \context { \Lyrics \override LyricHyphen.minimum-distance = #0.8
      \override LyricSpace.minimum-distance = #1 }
  }
  \header { piece = \markup \bold "Row, Row, Row Your Boat (four voices, United States)" }
}
